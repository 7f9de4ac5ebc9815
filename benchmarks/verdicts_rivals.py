RIVALS = ()
def rival_codes(name, texts): return None
