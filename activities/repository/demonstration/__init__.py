"""Activities of the demonstration: fictitious, in six source languages."""
