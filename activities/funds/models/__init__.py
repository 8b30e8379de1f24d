"""Pages of funds, and what they received and granted."""

from activities.funds.models.fund_figure import FundFigure
from activities.funds.models.fund_page import FundPage

__all__ = ["FundFigure", "FundPage"]
