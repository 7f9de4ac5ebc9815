"""Builds pages: stories set by a newspaper, damaged, written down by an engine."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.second.captions import captioned
from benchmarks.second.damage import damaged
from benchmarks.second.furniture import bottom, buttons, running_head, top
from benchmarks.second.habits import HABITS, Habit, Page, dressed, loosened
from benchmarks.second.lines import Column, any_column, free_ends
from benchmarks.second.marks import META, TEXT, Marker, bare
from benchmarks.second.model import Damage, Density, Layout, Row, Run, Sheet, Story, Wanted
from benchmarks.second.national import national_stories
from benchmarks.second.own import own_stories
from benchmarks.second.paper import Paper, any_paper, is_subhead, named, set_story

PAGE = 3200
"""Characters of a page, about."""


def pages(split: str, density: Density, seed: int, habits: tuple[Habit, ...] = HABITS) -> Iterator[Sheet]:
    """Pages of a split (dev, test, own): each story of our own once for every habit, the newspaper's once in all."""
    groups = own_stories() if split == "own" else national_stories(split)
    groups = random.Random(f"{split} {seed}").sample(groups, len(groups))
    for number, habit in enumerate(habits):
        rng = random.Random(f"{split} {seed} {habit.name}")
        mine = groups if split == "own" else groups[number :: len(habits)]
        mine = [group for group in mine if _shows(group[0], habit)]
        for count, page in enumerate(_paged(rng.sample(mine, len(mine)))):
            name = f"{split}/{habit.name}/{count}"
            yield build(page, habit, density, random.Random(f"{seed} {name}"), name)


def _shows(story: Story, habit: Habit) -> bool:
    """Can the story's bounds be seen on a page of this habit? Not of a caption without picture, nor of many parts."""
    heads = [text for text in story.paragraphs if is_subhead(text) and not re.match("[一二三四五六七]、", text)]
    if story.kind == "photo":
        return bool(story.title) or habit.images
    return story.kind != "news" or habit.parts or len(heads) <= 2


def _paged(groups: list[list[Story]]) -> Iterator[list[list[Story]]]:
    """Groups of stories that fill a page, collections of short items last."""
    page: list[list[Story]] = []
    for group in groups:
        page.append(group)
        if (
            sum(len(text) for stories in page for story in stories for text in story.paragraphs) > PAGE
            or len(page) == 7
        ):
            yield sorted(page, key=lambda stories: stories[0].kind == "item")
            page = []
    if page:
        yield sorted(page, key=lambda stories: stories[0].kind == "item")


def build(groups: list[list[Story]], habit: Habit, density: Density, rng: random.Random, name: str) -> Sheet:
    """One page. The same chances choose its layout at every density."""
    paper, column, marker = any_paper(rng), any_column(rng), Marker()
    layout = _laid(groups, paper, habit, rng)
    half = rng.random() < habit.half and density != "none"
    head, chance = running_head(paper, rng), random.Random(f"{name} {density}")
    layout = damaged(layout, density, chance, marker, head, half, habit.never)
    rows = tuple(dressed(row, marker, habit.levels) for row in layout.rows)
    raw, things = marker.resolve(habit.write(Page(rows, rng, column)))
    wanted = tuple(_finished(layout, place, habit, column) for place in range(len(layout.wanted)))
    damages = tuple((thing, start, end) for thing, start, end in things if isinstance(thing, Damage))
    runs = tuple((thing, start, end) for thing, start, end in things if isinstance(thing, Run))
    return Sheet(name, habit.name, raw, wanted, damages, runs, layout.furniture)


def _finished(layout: Layout, place: int, habit: Habit, column: Column) -> Wanted:
    wanted = loosened(layout.wanted[place], layout, place, habit)
    if habit.wrapped and not column.indent and wanted.kind != "poem":
        wanted = replace(wanted, free=free_ends(layout, place, column.width))
    return wanted


def _laid(groups: list[list[Story]], paper: Paper, habit: Habit, rng: random.Random) -> Layout:
    first, last = top(paper, habit.name, rng), bottom(paper, habit.name, rng)
    rows, wanted = [Row("furniture", line) for line in first], list[Wanted]()
    furniture = [*first, *last]
    for group in groups:
        bullet = rng.choice(["", "●", "▲ "])
        for number, story in enumerate(group):
            new, right = _set(named(story, rng), paper, habit, len(wanted), rng)
            if story.kind == "item":
                new, right = _item(story, new, right, number, bullet, rng)
            if habit.name == "epaper_text" and rng.random() < 0.3:
                furniture += (line := [buttons(rng)])
                new = _after_title(new, Row("furniture", line[0], len(wanted)))
            rows += new
            wanted.append(right)
    rows += [Row("furniture", line) for line in last]
    return Layout(tuple(rows), tuple(wanted), tuple(furniture))


def _after_title(rows: list[Row], new: Row) -> list[Row]:
    at = next((place for place, row in enumerate(rows) if row.role not in ("column", "kicker", "title", "subtitle")), 0)
    return [*rows[:at], new, *rows[at:]] if at else rows


def _set(story: Story, paper: Paper, habit: Habit, place: int, rng: random.Random) -> tuple[list[Row], Wanted]:
    """The story's rows, at times begun on another page or continued there, with a picture or as a table."""
    chance = rng.random()
    if story.kind == "news" and len(story.paragraphs) > 4 and chance < 0.16:
        return _continued(story, paper, place, rng)
    rows, wanted = set_story(story, paper, place, rng)
    if story.kind == "news" and chance > 0.86:
        rows, wanted = captioned(rows, wanted, place, rng)
    if habit.images and (story.kind == "photo" or (story.kind == "news" and chance > 0.7)):
        rows.insert(rng.randint(1, len(rows)) if story.kind == "news" else 0, Row("image", "", place))
    if habit.images and story.kind in ("weather", "notice") and chance > 0.5:
        rows = [replace(row, role="table") if row.role == "text" else row for row in rows]
    return rows, wanted


def _continued(story: Story, paper: Paper, place: int, rng: random.Random) -> tuple[list[Row], Wanted]:
    page = rng.choice(["第2版", "第五版", "A04版", "第3版"])
    texts, cut = story.paragraphs, len(story.paragraphs) // 2
    cut -= is_subhead(texts[cut - 1])
    if rng.random() < 0.5:
        note = f"下转{page}"
        rows, wanted = set_story(replace(story, paragraphs=texts[:cut], byline=""), paper, place, rng)
        return [*rows, Row("onward", f"（{note}）", place)], replace(wanted, onward=note)
    note = f"上接{page}"
    rows, wanted = set_story(replace(story, paragraphs=texts[cut:], dateline=""), paper, place, rng)
    return _after_title(rows, Row("origin", f"（{note}）", place)), replace(wanted, origin=note)


def _item(
    story: Story, rows: list[Row], wanted: Wanted, number: int, bullet: str, rng: random.Random
) -> tuple[list[Row], Wanted]:
    """An item under its collection's label, which the others may or may not be said to have."""
    if number == 0:
        label = rng.choice([story.column, f"■{story.column}", f"【{story.column}】"])
        rows = [Row("column", label, rows[0].story), *rows]
    elif story.column:
        wanted = replace(wanted, heads=(*wanted.heads, replace(wanted.heads[0], column="")))
    if not story.title and bullet:
        rows = [replace(row, text=f"{META}{bullet}{TEXT}{row.text}") if row.role == "text" else row for row in rows]
        wanted = replace(wanted, variants=((0, bullet + bare(story.paragraphs[0])),))
    return rows, wanted
