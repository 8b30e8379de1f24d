"""How dates are written where the portal differs from Django; read by ``FORMAT_MODULE_PATH``."""
