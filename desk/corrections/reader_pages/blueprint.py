"""The readers' part of the corrections' addresses."""

from flask import Blueprint

pages = Blueprint("corrections", __name__)
