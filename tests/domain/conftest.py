"""How the properties of the pure core are tried: quickly, and however busy the machine is."""

from hypothesis import HealthCheck, settings

settings.register_profile("core", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("core")
