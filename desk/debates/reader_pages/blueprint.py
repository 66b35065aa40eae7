"""The readers' part of the debates' addresses."""

from flask import Blueprint

pages = Blueprint("debates", __name__)
