"""Sign-in, second factors, and who has to have one."""
