"""Property tests are about what holds, not about how fast a busy machine is."""

from hypothesis import HealthCheck, settings

settings.register_profile("xianwen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xianwen")
