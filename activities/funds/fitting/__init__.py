"""“Which fund fits?”: questions, rules and judgements. Knows no model and no request."""
