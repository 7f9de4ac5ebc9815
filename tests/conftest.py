"""Property tests are about what holds, not about how fast a busy machine is."""

from hypothesis import settings

settings.register_profile("xianwen", deadline=None)
settings.load_profile("xianwen")
