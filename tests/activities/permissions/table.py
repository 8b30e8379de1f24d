"""Who may do what: a row for every address and method, a column for each kind of person.

The letters are those of ``tests.activities.permissions.asking``:

``o`` shown, ``>`` done, ``!`` read and refused because of what was typed; ``S`` sent to sign in,
``2`` sent to show a second factor, ``-`` not found, ``x`` forbidden, ``/`` no such method; ``.`` is
not asked. A row of one letter holds for everybody and is asked of the administrator, who may do
most; of two letters the first is for nobody, the second for whoever has signed in.
"""

from itertools import product
from typing import Final

#: Open to everybody; what they show is tested where they are.
PUBLIC: Final = frozenset(
    (
        "accommodation:form",
        "accommodation:sent",
        "activity_permalink",
        "cooperation:offer",
        "cooperation:offer_in",
        "cooperation:offers",
        "cooperation:request",
        "cooperation:request_in",
        "cooperation:requests",
        "discussions:calendar",
        "discussions:event",
        "discussions:feed",
        "discussions:list",
        "document_by_numbers",
        "document_by_symbol",
        "documents:document",
        "documents:list",
        "documents:read",
        "funds:calendar",
        "funds:event",
        "funds:which",
        "healthz",
        "language_variant",
        "mechanisms:csv",
        "mechanisms:json",
        "mechanisms:list",
        "organisations:organisation",
        "printing:pdf",
        "profiles:brief",
        "profiles:feed",
        "profiles:state",
        "profiles:statements",
        "readyz",
        "recommendations:list",
        "recommendations:recommendation",
        "repository:csv",
        "repository:feed",
        "repository:json",
        "repository:listing",
        "repository:permalink",
        "robots",
        "search:results",
        "search:suggestions",
        "search_alerts:confirm",
        "search_alerts:end",
        "search_alerts:feed",
        "search_alerts:sent",
        "search_alerts:subscribe",
        "share_image",
        "sitemap",
        "sitemap_index",
        "statements:file",
        "statements:read",
        "statements:read_in",
        "work",
    )
)

#: Pages for people who have signed in, and for focal points.
PEOPLE: Final = (
    "nobody visitor submitter manager stranger focal foreign password reviewer halfway"
    " translator editor administrator"
)
PAGES: Final = """
agreement:link            GET  > x x x x > x x x x x x x
agreement:link            POST /
agreement:list            GET  S 2 o o o o o 2 o 2 o o o
agreement:list            POST /
agreement:pass_on         GET  /
agreement:pass_on         POST S 2 - - - > - 2 - 2 - - -
agreement:request         GET  S 2 - - - o - 2 - 2 - - -
agreement:request         POST S 2 - - - > - 2 - 2 - - -
agreement:withdraw        GET  S 2 - - - o - 2 - 2 - - -
agreement:withdraw        POST S 2 - - - > - 2 - 2 - - -
cooperation:introduction       GET  S - o o - o - 2 - - - - -
cooperation:introduction       POST S - ! ! - ! - 2 - - - - -
cooperation:offer_language     GET  S - o o - - - 2 - - - - -
cooperation:offer_language     POST S - ! ! - - - 2 - - - - -
cooperation:own                GET  S o o o o o o 2 o o o o o
cooperation:own                POST S o o o o o o 2 o o o o o
cooperation:own_offer          GET  S - o o - - - 2 - - - - -
cooperation:own_offer          POST S - ! ! - - - 2 - - - - -
cooperation:own_request        GET  S - - - - o - 2 - - - - -
cooperation:own_request        POST S - - - - ! - 2 - - - - -
cooperation:propose_to_offer   GET  S o o o o o o 2 o o o o o
cooperation:propose_to_offer   POST S ! ! ! ! ! ! 2 ! ! ! ! !
cooperation:propose_to_request GET  S o o o o o o 2 o o o o o
cooperation:propose_to_request POST S ! ! ! ! ! ! 2 ! ! ! ! !
cooperation:request_language   GET  S - - - - o - 2 - - - - -
cooperation:request_language   POST S - - - - ! - 2 - - - - -
cooperation:start_offer        GET  S o o o o o o 2 o o o o o
cooperation:start_offer        POST S ! ! ! ! ! ! 2 ! ! ! ! !
cooperation:start_request      GET  S o o o o o o 2 o o o o o
cooperation:start_request      POST S ! ! ! ! ! ! 2 ! ! ! ! !
cooperation:write_offer        GET  S - o o - - - 2 - - - - -
cooperation:write_offer        POST S - ! ! - - - 2 - - - - -
cooperation:write_request      GET  S - - - - o - 2 - - - - -
cooperation:write_request      POST S - - - - ! - 2 - - - - -
language                  GET  S o
language                  POST S >
matching:coordination     GET  S o o o o o o 2 o 2 o o o
matching:coordination     POST /
matching:of_offer         GET  S - o o - - - 2 o 2 - - o
matching:of_offer         POST S - > > - - - 2 > 2 - - >
matching:of_request       GET  S - - - - o - 2 o 2 - - o
matching:of_request       POST S - - - - > - 2 > 2 - - >
organisations:cancel      GET  /
organisations:cancel      POST S - x > - - - - - - - - -
organisations:change_role GET  /
organisations:change_role POST S - x > - - - - - - - - -
organisations:invitation  GET  S o - - - - - - - - - - -
organisations:invitation  POST S > - - - - - - - - - - -
organisations:members     GET  S - o o - - - - - - - - -
organisations:members     POST S - x > - - - - - - - - -
organisations:register    GET  S o
organisations:register    POST S o
organisations:remove      GET  /
organisations:remove      POST S - > > - - - - - - - - -
profiles:facts            GET  S - - - - o - 2 - - - - -
profiles:facts            POST S - - - - ! - 2 - - - - -
recordings:descriptions   GET  - - - - - - - - o - o o o
recordings:descriptions   POST /
recordings:file           GET  - - - - - - - - o - o o o
recordings:file           POST /
recordings:transcript     GET  - - - - - - - - o - o o o
recordings:transcript     POST /
recordings:words          GET  - - - - - - - - o - o o o
recordings:words          POST /
second_factor             GET  S o > > > > > o > o > > >
second_factor             POST /
statements:about          GET  S - o o - - - 2 - - - - -
statements:about          POST S - > > - - - 2 - - - - -
statements:add            GET  S - o o - - - 2 - - - - -
statements:add            POST S - > > - - - 2 - - - - -
statements:detail         GET  S - o o - - - 2 - - - - -
statements:detail         POST S - > > - - - 2 - - - - -
statements:list           GET  S o o o o o o 2 o o o o o
statements:list           POST /
statements:own_file       GET  S - o o - - - 2 - - - - -
statements:own_file       POST /
statements:start          GET  S o o o o o o 2 o o o o o
statements:start          POST S ! > > ! ! ! 2 ! ! ! ! !
statements:text           GET  S - o o - - - 2 - - - - -
statements:text           POST S - > > - - - 2 - - - - -
submissions:check         GET  S - o o - - - - - - - - -
submissions:check         POST S - ! ! - - - - - - - - -
submissions:detail        GET  S - o o - - - - - - - - -
submissions:detail        POST S - > > - - - - - - - - -
submissions:list          GET  S o
submissions:list          POST S o
submissions:start         GET  S o
submissions:start         POST S o > > o o o o o o o o o
submissions:step          GET  S - o o - - - - - - - - -
submissions:step          POST S - > > - - - - - - - - -
your_account              GET  S o
your_account              POST /
"""

#: The editing admin. Of Wagtail's own pages, those through which an activity could be reached.
AT_DESKS: Final = "nobody submitter focal halfway reviewer translator editor administrator"
DESKS: Final = """
accommodation_delete                                GET  S S S 2 o x x o
accommodation_delete                                POST S S S 2 > x x >
accommodation_list                                  GET  S S S 2 o x x o
accommodation_list                                  POST /
accommodation_record                                GET  S S S 2 o x x o
accommodation_record                                POST /
accommodation_request                               GET  S S S 2 o x x o
accommodation_request                               POST S S S 2 > x x >
admin/localize/page/<int:page_id>/convert_to_alias/ GET  S S S 2 > > > >
admin/localize/page/<int:page_id>/convert_to_alias/ POST S S S 2 > > > >
admin/login/                                        GET  S x x 2 x x x x
admin/login/                                        POST S x x 2 x x x x
agreement_paper                                     GET  S S S 2 o x x o
agreement_paper                                     POST /
agreement_paper_confirm                             GET  /
agreement_paper_confirm                             POST S S S 2 > x x >
agreement_paper_record                              GET  S S S 2 o x x o
agreement_paper_record                              POST S S S 2 ! x x !
agreement_paper_scan                                GET  S S S 2 o x x o
agreement_paper_scan                                POST /
cooperation_list                                    GET  S S S 2 o x x o
cooperation_list                                    POST /
cooperation_offer_review                            GET  S S S 2 o x x o
cooperation_offer_review                            POST S S S 2 ! x x !
cooperation_request_review                          GET  S S S 2 o x x o
cooperation_request_review                          POST S S S 2 ! x x !
curation_asked                                      GET  S S S 2 x x x o
curation_asked                                      POST /
curation_preview                                    GET  S S S 2 x x x o
curation_preview                                    POST S S S 2 x x x !
curation_why                                        GET  S S S 2 x x x o
curation_why                                        POST /
documents_import                                    GET  S S S 2 x o o o
documents_import                                    POST S S S 2 x ! ! !
documents_import_draft                              GET  /
documents_import_draft                              POST S S S 2 x > > >
funds_import                                        GET  S S S 2 x x x o
funds_import                                        POST S S S 2 x x x !
funds_import_apply                                  GET  /
funds_import_apply                                  POST S S S 2 x x x >
funds_import_template                               GET  S S S 2 x x x o
funds_import_template                               POST /
mechanisms_import                                   GET  S S S 2 o x x o
mechanisms_import                                   POST S S S 2 ! x x !
mechanisms_import_apply                             GET  /
mechanisms_import_apply                             POST S S S 2 > x x >
mechanisms_import_template                          GET  S S S 2 o x x o
mechanisms_import_template                          POST /
moderation_audit                                    GET  S S S 2 o x x o
moderation_audit                                    POST /
moderation_bulk                                     GET  S S S 2 o x x o
moderation_bulk                                     POST S S S 2 > x x >
moderation_check                                    GET  S S S 2 o x x o
moderation_check                                    POST /
moderation_export                                   GET  S S S 2 o x x o
moderation_export                                   POST /
moderation_queue                                    GET  S S S 2 o x x o
moderation_queue                                    POST /
moderation_review                                   GET  S S S 2 o x x o
moderation_review                                   POST S S S 2 > x x >
moderation_spreadsheet                              GET  S S S 2 o x x o
moderation_spreadsheet                              POST S S S 2 ! x x !
moderation_spreadsheet_report                       GET  S S S 2 - x x -
moderation_spreadsheet_report                       POST /
moderation_spreadsheet_send                         GET  /
moderation_spreadsheet_send                         POST S S S 2 > x x >
moderation_spreadsheet_template                     GET  S S S 2 o x x o
moderation_spreadsheet_template                     POST /
shortcomings_report                                 GET  S S S 2 x o o o
shortcomings_report                                 POST /
shortcomings_report_results                         GET  S S S 2 x o o o
shortcomings_report_results                         POST /
statements_file                                     GET  S S S 2 o x x o
statements_file                                     POST /
statements_list                                     GET  S S S 2 o x x o
statements_list                                     POST /
statements_preview                                  GET  S S S 2 o x x o
statements_preview                                  POST /
statements_preview_in                               GET  S S S 2 o x x o
statements_preview_in                               POST /
statements_review                                   GET  S S S 2 o x x o
statements_review                                   POST S S S 2 > x x >
translation_board                                   GET  S S S 2 x o o o
translation_board                                   POST /
translation_board_publish                           GET  S S S 2 x o o o
translation_board_publish                           POST S S S 2 x o o o
translation_board_upload                            GET  /
translation_board_upload                            POST S S S 2 x > > >
translation_board_version                           GET  S S S 2 x o o o
translation_board_version                           POST S S S 2 x x ! !
translation_submission                              GET  S S S 2 x o x o
translation_submission                              POST S S S 2 x o x o
translation_synchronisation                         GET  S S S 2 x o x o
translation_synchronisation                         POST S S S 2 x > x >
verify_organisation                                 GET  S S S 2 o x x o
verify_organisation                                 POST S S S 2 > x x >
wagtailadmin_pages:edit                             GET  S S S 2 x o o o
wagtailadmin_pages:view_draft                       GET  S S S 2 x o o o
wagtailadmin_pages:revisions_view                   GET  S S S 2 x o o o
wagtailadmin_pages:workflow_action                  POST S S S 2 x x x x
wagtailadmin_pages:unpublish                        POST S S S 2 x x > >
wagtailadmin_pages:delete                           POST S S S 2 x > > >
wagtaildocs:edit                                    GET  S S S 2 x x x o
wagtaildocs_serve                                   GET  - - - - o - - o
"""

#: Sign-in itself.
SIGNING_IN: Final = "nobody visitor reviewer"
SIGN_IN: Final = """
account_change_password               GET  S o o
account_change_password               POST S o o
account_confirm_email                 GET  o o o
account_confirm_email                 POST - - -
account_confirm_login_code            GET  S > >
account_confirm_login_code            POST S > >
account_confirm_reauthentication_code GET  S x x
account_confirm_reauthentication_code POST S x x
account_email                         GET  S o o
account_email                         POST S > >
account_email_verification_sent       GET  o o o
account_email_verification_sent       POST /
account_inactive                      GET  o o o
account_inactive                      POST /
account_login                         GET  o > >
account_login                         POST o > >
account_logout                        GET  S o o
account_logout                        POST S S S
account_reauthenticate                GET  S o o
account_reauthenticate                POST S o o
account_request_reauthentication_code GET  S x x
account_request_reauthentication_code POST S x x
account_reset_password                GET  o o o
account_reset_password                POST o o o
account_reset_password_done           GET  o o o
account_reset_password_done           POST /
account_reset_password_from_key       GET  o o o
account_reset_password_from_key       POST o o o
account_reset_password_from_key_done  GET  o o o
account_reset_password_from_key_done  POST /
account_set_password                  GET  S > >
account_set_password                  POST S > >
account_signup                        GET  o > >
account_signup                        POST o > >
mfa_activate_totp                     GET  S > >
mfa_activate_totp                     POST S > >
mfa_add_webauthn                      GET  S > >
mfa_add_webauthn                      POST S > >
mfa_authenticate                      GET  S > >
mfa_authenticate                      POST S > >
mfa_deactivate_totp                   GET  S - >
mfa_deactivate_totp                   POST S - >
mfa_download_recovery_codes           GET  S - -
mfa_download_recovery_codes           POST S - -
mfa_edit_webauthn                     GET  S > >
mfa_edit_webauthn                     POST S > >
mfa_generate_recovery_codes           GET  S > >
mfa_generate_recovery_codes           POST S > >
mfa_index                             GET  S o o
mfa_index                             POST /
mfa_list_webauthn                     GET  S o o
mfa_list_webauthn                     POST /
mfa_login_webauthn                    GET  S > >
mfa_login_webauthn                    POST S > >
mfa_reauthenticate                    GET  S > o
mfa_reauthenticate                    POST S > o
mfa_reauthenticate_webauthn           GET  S > >
mfa_reauthenticate_webauthn           POST S > >
mfa_remove_webauthn                   GET  S > >
mfa_remove_webauthn                   POST S > >
mfa_view_recovery_codes               GET  S - -
mfa_view_recovery_codes               POST /
"""

#: Lists of rows in the editing admin, each with a dozen addresses. Who edits activities chooses
#: organisations, States and concepts; nobody chooses focal points and invitations.
AT_LISTS: Final = "nobody submitter halfway reviewer editor administrator"
READ: Final = ("list", "list_results", "history", "history_results")
CHOOSE: Final = ("choose", "choose_results", "chosen", "chosen_multiple")
LISTS: Final = """
organisations_organisation read   GET  S S 2 o x o
organisations_organisation usage  GET  S S 2 o x o
organisations_organisation choose GET  S S 2 o o o
organisations_organisation add    GET  S S 2 o x o
organisations_organisation add    POST S S 2 o x o
organisations_organisation edit   GET  S S 2 o x o
organisations_organisation edit   POST S S 2 o x o
organisations_organisation delete GET  S S 2 x x x
organisations_organisation delete POST S S 2 x x x
organisations_focalpoint   read   GET  S S 2 o x o
organisations_focalpoint   usage  GET  S S 2 o x o
organisations_focalpoint   add    GET  S S 2 x x x
organisations_focalpoint   add    POST S S 2 x x x
organisations_focalpoint   edit   GET  S S 2 o x o
organisations_focalpoint   edit   POST S S 2 > x >
organisations_focalpoint   delete GET  S S 2 x x o
organisations_focalpoint   delete POST S S 2 x x >
organisations_invitation   read   GET  S S 2 o x o
organisations_invitation   usage  GET  S S 2 x x x
organisations_invitation   add    GET  S S 2 o x o
organisations_invitation   add    POST S S 2 o x o
organisations_invitation   edit   GET  S S 2 x x x
organisations_invitation   edit   POST S S 2 x x x
organisations_invitation   delete GET  S S 2 o x o
organisations_invitation   delete POST S S 2 > x >
mechanisms_mechanism       read   GET  S S 2 o x o
mechanisms_mechanism       usage  GET  S S 2 o x o
mechanisms_mechanism       choose GET  S S 2 o o o
mechanisms_mechanism       add    GET  S S 2 o x o
mechanisms_mechanism       add    POST S S 2 o x o
mechanisms_mechanism       edit   GET  S S 2 o x o
mechanisms_mechanism       edit   POST S S 2 o x o
mechanisms_mechanism       delete GET  S S 2 o x o
mechanisms_mechanism       delete POST S S 2 > x >
profiles_statefact         read   GET  S S 2 o x o
profiles_statefact         usage  GET  S S 2 o x o
profiles_statefact         add    GET  S S 2 x x x
profiles_statefact         add    POST S S 2 x x x
profiles_statefact         edit   GET  S S 2 o x o
profiles_statefact         edit   POST S S 2 o x o
profiles_statefact         delete GET  S S 2 x x x
profiles_statefact         delete POST S S 2 x x x
discussions_councilsession copy   GET  S S 2 x x o
discussions_councilsession copy   POST S S 2 x x o
undocuments_documentrecord copy   GET  S S 2 x x o
undocuments_documentrecord copy   POST S S 2 x x o
recommendations_issue      copy   GET  S S 2 x x o
recommendations_issue      copy   POST S S 2 x x o
one                        read   GET  S S 2 x x o
one                        usage  GET  S S 2 x x o
one                        choose GET  S S 2 o o o
one                        add    GET  S S 2 x x o
one                        add    POST S S 2 x x o
one                        edit   GET  S S 2 x x o
one                        edit   POST S S 2 x x o
one                        delete GET  S S 2 x x o
one                        delete POST S S 2 x x >
other                      read   GET  S . . x x .
other                      usage  GET  S . . x x .
other                      choose GET  S S 2 . o .
other                      add    GET  S . . x x .
other                      add    POST S S 2 x x .
other                      edit   GET  S . . x x .
other                      edit   POST S S 2 x x .
other                      delete GET  S . . x x .
other                      delete POST S S 2 x x .
"""
#: Lists for administrators only; those that are made alike are asked for less often.
MODELS: Final = {
    "one": (
        "reference_state",
        "recommendations_issue",
        "recordings_recording",
        "discussions_councilsession",
        "undocuments_documentrecord",
        "funds_fundfigure",
        "search_curation_promotion",
        "search_curation_synonymgroup",
    ),
    "other": ("reference_region", "reference_concept", "reference_conceptscheme"),
}


def rows(table: str, columns: str) -> dict[tuple[str, str], dict[str, str]]:
    """Return what each person is to get, by name and method.

    Args:
        table: one of those above.
        columns: its people.
    """
    people = columns.split()
    short = {1: people[-1:], 2: ["nobody", "visitor"]}
    found = {}
    for line in table.split("\n"):
        if line:
            name, method, *letters = line.split()
            cells = zip(short.get(len(letters), people), letters, strict=True)
            found[name, method] = {who: letter for who, letter in cells if letter != "."}
    return found


def rows_of_lists() -> dict[tuple[str, str], dict[str, str]]:
    """Return the same for the lists."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for line in LISTS.split("\n"):
        if line:
            models, group, rest = line.split(maxsplit=2)
            kind = "choosers" if group == "choose" else "s"
            views = {"read": READ, "choose": CHOOSE}.get(group, (group,))
            for model, view in product(MODELS.get(models, (models,)), views):
                found |= rows(f"wagtailsnippet{kind}_{model}:{view} {rest}", AT_LISTS)
    return found


TABLES: Final = {
    "pages": rows(PAGES, PEOPLE),
    "desks": rows(DESKS, AT_DESKS),
    "sign-in": rows(SIGN_IN, SIGNING_IN),
    "lists": rows_of_lists(),
}
