"""The company, which nobody can change: its JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.http.errors import not_found
from paradigm_emulator.http.params import path_id
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

DPO_EMAIL: Final = "dpo@emulator.example"
MAX_USERS: Final = 1000


def check_company_or_404(request: Request) -> None:
    """Check that the path names the company.

    Raises:
        Refusal: 404: it names another.
    """
    if path_id(request) != COMPANY_ID:
        raise not_found()


def common_fields(service: Service) -> dict[str, Any]:
    """Return what a list and a single company both show."""
    # A company has no table of its own: its first user is as old as it is.
    founded = service.store.scalar("SELECT created_at FROM users ORDER BY id LIMIT 1")
    return {
        "name": COMPANY_NAME,
        "created_at": iso(founded),
        "dpo_email": DPO_EMAIL,
        "max_users": MAX_USERS,
    }


def settings_fields(service: Service) -> dict[str, Any]:
    """Return what v2 and v3 both show of the single company."""
    return {
        **common_fields(service),
        "allow_company_admins_to_manage_sso": False,
        "storage_limit_company_ws": None,
        "storage_limit_personal_ws": None,
        "storage_limit_custom_ws": None,
    }
