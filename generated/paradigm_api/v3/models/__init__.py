"""The data models used in inputs and outputs, each imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .agent_company import AgentCompany
    from .agent_create_request import AgentCreateRequest
    from .agent_create_request_ownership import AgentCreateRequestOwnership
    from .agent_mcp_server_light import AgentMCPServerLight
    from .agent_response import AgentResponse
    from .agent_response_ownership import AgentResponseOwnership
    from .agent_tool_light import AgentToolLight
    from .agent_tools import AgentTools
    from .agent_tools_mcp_server import AgentToolsMCPServer
    from .agent_tools_response import AgentToolsResponse
    from .agent_workspace import AgentWorkspace
    from .agent_workspace_summaries_item import AgentWorkspaceSummariesItem
    from .api_v3_artifacts_retrieve_response_200 import ApiV3ArtifactsRetrieveResponse200
    from .api_v3_company_workspaces_list_document_upload_method import (
        ApiV3CompanyWorkspacesListDocumentUploadMethod,
    )
    from .api_v3_company_workspaces_list_workspace_type import ApiV3CompanyWorkspacesListWorkspaceType
    from .api_v3_threads_turns_partial_update_action import ApiV3ThreadsTurnsPartialUpdateAction
    from .api_v3_workspaces_list_document_upload_method import ApiV3WorkspacesListDocumentUploadMethod
    from .api_v3_workspaces_list_user_role import ApiV3WorkspacesListUserRole
    from .api_v3_workspaces_list_workspace_type import ApiV3WorkspacesListWorkspaceType
    from .apiv3_error_response import APIV3ErrorResponse
    from .apiv3_field_error import APIV3FieldError
    from .apiv3_validation_error_response import APIV3ValidationErrorResponse
    from .apiv3_validation_error_response_fields import APIV3ValidationErrorResponseFields
    from .chat_completion_request import ChatCompletionRequest
    from .chat_completion_request_functions_item import ChatCompletionRequestFunctionsItem
    from .chat_completion_request_logit_bias import ChatCompletionRequestLogitBias
    from .chat_completion_request_messages_item import ChatCompletionRequestMessagesItem
    from .chat_completion_response import ChatCompletionResponse
    from .chat_completion_response_choices_item import ChatCompletionResponseChoicesItem
    from .chat_completion_response_usage import ChatCompletionResponseUsage
    from .company_detail import CompanyDetail
    from .company_list_item import CompanyListItem
    from .company_member import CompanyMember
    from .company_member_create_request import CompanyMemberCreateRequest
    from .company_member_create_request_language import CompanyMemberCreateRequestLanguage
    from .company_member_update_request import CompanyMemberUpdateRequest
    from .company_member_update_request_language import CompanyMemberUpdateRequestLanguage
    from .created_by import CreatedBy
    from .document_source import DocumentSource
    from .document_summary_response import DocumentSummaryResponse
    from .external_metadata_request import ExternalMetadataRequest
    from .external_metadata_response import ExternalMetadataResponse
    from .file_create_request_serializer_v3 import FileCreateRequestSerializerV3
    from .file_create_response_serializer_v3 import FileCreateResponseSerializerV3
    from .file_list_response_serializer_v3 import FileListResponseSerializerV3
    from .file_retrieve_response_serializer_v3 import FileRetrieveResponseSerializerV3
    from .file_retrieve_response_serializer_v3_pages_item import FileRetrieveResponseSerializerV3PagesItem
    from .file_tagging_add_request import FileTaggingAddRequest
    from .group_create_request import GroupCreateRequest
    from .group_detail_response import GroupDetailResponse
    from .group_response import GroupResponse
    from .group_update_request import GroupUpdateRequest
    from .language_enum import LanguageEnum
    from .mcp_authentication_method_enum import MCPAuthenticationMethodEnum
    from .mcp_server import MCPServer
    from .mcp_server_create_request import MCPServerCreateRequest
    from .message import Message
    from .message_part import MessagePart
    from .mode_enum import ModeEnum
    from .named_id import NamedId
    from .paginated_agent_list import PaginatedAgentList
    from .paginated_company_list import PaginatedCompanyList
    from .paginated_company_member_list import PaginatedCompanyMemberList
    from .paginated_file_list_response_serializer_v3_list import PaginatedFileListResponseSerializerV3List
    from .paginated_group_list import PaginatedGroupList
    from .paginated_standard_workspace_v3_list_response_list import (
        PaginatedStandardWorkspaceV3ListResponseList,
    )
    from .paginated_tag_list_response_serializer_v3_list import PaginatedTagListResponseSerializerV3List
    from .part_document import PartDocument
    from .part_workspace import PartWorkspace
    from .patched_agent_update_request import PatchedAgentUpdateRequest
    from .patched_company_member_update_request import PatchedCompanyMemberUpdateRequest
    from .patched_company_member_update_request_language import PatchedCompanyMemberUpdateRequestLanguage
    from .patched_file_update_request_serializer_v3 import PatchedFileUpdateRequestSerializerV3
    from .patched_group_update_request import PatchedGroupUpdateRequest
    from .patched_mcp_server_update_request import PatchedMCPServerUpdateRequest
    from .patched_thread_update_request import PatchedThreadUpdateRequest
    from .patched_update_workspace_v3_request import PatchedUpdateWorkspaceV3Request
    from .patched_user_me_update_request import PatchedUserMeUpdateRequest
    from .patched_user_me_update_request_language import PatchedUserMeUpdateRequestLanguage
    from .progress_report import ProgressReport
    from .progress_report_metadata_type_0 import ProgressReportMetadataType0
    from .relevant_chunk import RelevantChunk
    from .retrieve_chunk import RetrieveChunk
    from .retrieve_chunk_metadata import RetrieveChunkMetadata
    from .retrieve_document import RetrieveDocument
    from .retrieve_request import RetrieveRequest
    from .retrieve_response import RetrieveResponse
    from .retrieve_result import RetrieveResult
    from .retrieve_scoring import RetrieveScoring
    from .scim_list_response import SCIMListResponse
    from .scim_list_response_resources_item import SCIMListResponseResourcesItem
    from .scim_v2_groups_retrieve_sort_order import ScimV2GroupsRetrieveSortOrder
    from .scim_v2_users_create_body import ScimV2UsersCreateBody
    from .scim_v2_users_create_response_201 import ScimV2UsersCreateResponse201
    from .scim_v2_users_retrieve_sort_order import ScimV2UsersRetrieveSortOrder
    from .search_details import SearchDetails
    from .service_maintenance_503 import ServiceMaintenance503
    from .service_maintenance_503_mode import ServiceMaintenance503Mode
    from .standard_workspace_v3_details_response import StandardWorkspaceV3DetailsResponse
    from .standard_workspace_v3_list_response import StandardWorkspaceV3ListResponse
    from .status_enum import StatusEnum
    from .status_vision_enum import StatusVisionEnum
    from .tag_create_request_serializer_v3 import TagCreateRequestSerializerV3
    from .tag_item import TagItem
    from .tag_list_response_serializer_v3 import TagListResponseSerializerV3
    from .thread_create_request import ThreadCreateRequest
    from .thread_list_response import ThreadListResponse
    from .thread_response import ThreadResponse
    from .thread_turn_create_request import ThreadTurnCreateRequest
    from .tool import Tool
    from .tool_call import ToolCall
    from .tool_call_result import ToolCallResult
    from .tool_call_result_chunk_sources_item import ToolCallResultChunkSourcesItem
    from .tool_call_result_file_artifacts_item import ToolCallResultFileArtifactsItem
    from .tool_call_result_web_sources_item import ToolCallResultWebSourcesItem
    from .tool_call_step import ToolCallStep
    from .tool_call_tool_args_type_0 import ToolCallToolArgsType0
    from .tool_type_enum import ToolTypeEnum
    from .turn_create_request import TurnCreateRequest
    from .turn_error import TurnError
    from .turn_list_response import TurnListResponse
    from .turn_response import TurnResponse
    from .turn_status_enum import TurnStatusEnum
    from .unified_sources_response import UnifiedSourcesResponse
    from .user_group_light import UserGroupLight
    from .user_me_response import UserMeResponse
    from .user_me_response_company_type_0 import UserMeResponseCompanyType0
    from .user_me_response_compliance import UserMeResponseCompliance
    from .user_me_response_groups_item import UserMeResponseGroupsItem
    from .user_me_response_permissions import UserMeResponsePermissions
    from .user_me_response_profile import UserMeResponseProfile
    from .user_me_response_settings import UserMeResponseSettings
    from .web_source import WebSource
    from .workspace_create_v3_request import WorkspaceCreateV3Request
    from .workspace_create_v3_request_document_upload_method import (
        WorkspaceCreateV3RequestDocumentUploadMethod,
    )
    from .workspace_in_file_response_serializer_v3 import WorkspaceInFileResponseSerializerV3
    from .workspace_members_response import WorkspaceMembersResponse
    from .workspace_members_response_groups_item import WorkspaceMembersResponseGroupsItem
    from .workspace_members_response_users_item import WorkspaceMembersResponseUsersItem
    from .workspace_summary import WorkspaceSummary
else:
    _MODULES = {
        "AgentCompany": ".agent_company",
        "AgentCreateRequest": ".agent_create_request",
        "AgentCreateRequestOwnership": ".agent_create_request_ownership",
        "AgentMCPServerLight": ".agent_mcp_server_light",
        "AgentResponse": ".agent_response",
        "AgentResponseOwnership": ".agent_response_ownership",
        "AgentToolLight": ".agent_tool_light",
        "AgentTools": ".agent_tools",
        "AgentToolsMCPServer": ".agent_tools_mcp_server",
        "AgentToolsResponse": ".agent_tools_response",
        "AgentWorkspace": ".agent_workspace",
        "AgentWorkspaceSummariesItem": ".agent_workspace_summaries_item",
        "ApiV3ArtifactsRetrieveResponse200": ".api_v3_artifacts_retrieve_response_200",
        "ApiV3CompanyWorkspacesListDocumentUploadMethod": ".api_v3_company_workspaces_list_document_upload_method",
        "ApiV3CompanyWorkspacesListWorkspaceType": ".api_v3_company_workspaces_list_workspace_type",
        "ApiV3ThreadsTurnsPartialUpdateAction": ".api_v3_threads_turns_partial_update_action",
        "ApiV3WorkspacesListDocumentUploadMethod": ".api_v3_workspaces_list_document_upload_method",
        "ApiV3WorkspacesListUserRole": ".api_v3_workspaces_list_user_role",
        "ApiV3WorkspacesListWorkspaceType": ".api_v3_workspaces_list_workspace_type",
        "APIV3ErrorResponse": ".apiv3_error_response",
        "APIV3FieldError": ".apiv3_field_error",
        "APIV3ValidationErrorResponse": ".apiv3_validation_error_response",
        "APIV3ValidationErrorResponseFields": ".apiv3_validation_error_response_fields",
        "ChatCompletionRequest": ".chat_completion_request",
        "ChatCompletionRequestFunctionsItem": ".chat_completion_request_functions_item",
        "ChatCompletionRequestLogitBias": ".chat_completion_request_logit_bias",
        "ChatCompletionRequestMessagesItem": ".chat_completion_request_messages_item",
        "ChatCompletionResponse": ".chat_completion_response",
        "ChatCompletionResponseChoicesItem": ".chat_completion_response_choices_item",
        "ChatCompletionResponseUsage": ".chat_completion_response_usage",
        "CompanyDetail": ".company_detail",
        "CompanyListItem": ".company_list_item",
        "CompanyMember": ".company_member",
        "CompanyMemberCreateRequest": ".company_member_create_request",
        "CompanyMemberCreateRequestLanguage": ".company_member_create_request_language",
        "CompanyMemberUpdateRequest": ".company_member_update_request",
        "CompanyMemberUpdateRequestLanguage": ".company_member_update_request_language",
        "CreatedBy": ".created_by",
        "DocumentSource": ".document_source",
        "DocumentSummaryResponse": ".document_summary_response",
        "ExternalMetadataRequest": ".external_metadata_request",
        "ExternalMetadataResponse": ".external_metadata_response",
        "FileCreateRequestSerializerV3": ".file_create_request_serializer_v3",
        "FileCreateResponseSerializerV3": ".file_create_response_serializer_v3",
        "FileListResponseSerializerV3": ".file_list_response_serializer_v3",
        "FileRetrieveResponseSerializerV3": ".file_retrieve_response_serializer_v3",
        "FileRetrieveResponseSerializerV3PagesItem": ".file_retrieve_response_serializer_v3_pages_item",
        "FileTaggingAddRequest": ".file_tagging_add_request",
        "GroupCreateRequest": ".group_create_request",
        "GroupDetailResponse": ".group_detail_response",
        "GroupResponse": ".group_response",
        "GroupUpdateRequest": ".group_update_request",
        "LanguageEnum": ".language_enum",
        "MCPAuthenticationMethodEnum": ".mcp_authentication_method_enum",
        "MCPServer": ".mcp_server",
        "MCPServerCreateRequest": ".mcp_server_create_request",
        "Message": ".message",
        "MessagePart": ".message_part",
        "ModeEnum": ".mode_enum",
        "NamedId": ".named_id",
        "PaginatedAgentList": ".paginated_agent_list",
        "PaginatedCompanyList": ".paginated_company_list",
        "PaginatedCompanyMemberList": ".paginated_company_member_list",
        "PaginatedFileListResponseSerializerV3List": ".paginated_file_list_response_serializer_v3_list",
        "PaginatedGroupList": ".paginated_group_list",
        "PaginatedStandardWorkspaceV3ListResponseList": ".paginated_standard_workspace_v3_list_response_list",
        "PaginatedTagListResponseSerializerV3List": ".paginated_tag_list_response_serializer_v3_list",
        "PartDocument": ".part_document",
        "PartWorkspace": ".part_workspace",
        "PatchedAgentUpdateRequest": ".patched_agent_update_request",
        "PatchedCompanyMemberUpdateRequest": ".patched_company_member_update_request",
        "PatchedCompanyMemberUpdateRequestLanguage": ".patched_company_member_update_request_language",
        "PatchedFileUpdateRequestSerializerV3": ".patched_file_update_request_serializer_v3",
        "PatchedGroupUpdateRequest": ".patched_group_update_request",
        "PatchedMCPServerUpdateRequest": ".patched_mcp_server_update_request",
        "PatchedThreadUpdateRequest": ".patched_thread_update_request",
        "PatchedUpdateWorkspaceV3Request": ".patched_update_workspace_v3_request",
        "PatchedUserMeUpdateRequest": ".patched_user_me_update_request",
        "PatchedUserMeUpdateRequestLanguage": ".patched_user_me_update_request_language",
        "ProgressReport": ".progress_report",
        "ProgressReportMetadataType0": ".progress_report_metadata_type_0",
        "RelevantChunk": ".relevant_chunk",
        "RetrieveChunk": ".retrieve_chunk",
        "RetrieveChunkMetadata": ".retrieve_chunk_metadata",
        "RetrieveDocument": ".retrieve_document",
        "RetrieveRequest": ".retrieve_request",
        "RetrieveResponse": ".retrieve_response",
        "RetrieveResult": ".retrieve_result",
        "RetrieveScoring": ".retrieve_scoring",
        "SCIMListResponse": ".scim_list_response",
        "SCIMListResponseResourcesItem": ".scim_list_response_resources_item",
        "ScimV2GroupsRetrieveSortOrder": ".scim_v2_groups_retrieve_sort_order",
        "ScimV2UsersCreateBody": ".scim_v2_users_create_body",
        "ScimV2UsersCreateResponse201": ".scim_v2_users_create_response_201",
        "ScimV2UsersRetrieveSortOrder": ".scim_v2_users_retrieve_sort_order",
        "SearchDetails": ".search_details",
        "ServiceMaintenance503": ".service_maintenance_503",
        "ServiceMaintenance503Mode": ".service_maintenance_503_mode",
        "StandardWorkspaceV3DetailsResponse": ".standard_workspace_v3_details_response",
        "StandardWorkspaceV3ListResponse": ".standard_workspace_v3_list_response",
        "StatusEnum": ".status_enum",
        "StatusVisionEnum": ".status_vision_enum",
        "TagCreateRequestSerializerV3": ".tag_create_request_serializer_v3",
        "TagItem": ".tag_item",
        "TagListResponseSerializerV3": ".tag_list_response_serializer_v3",
        "ThreadCreateRequest": ".thread_create_request",
        "ThreadListResponse": ".thread_list_response",
        "ThreadResponse": ".thread_response",
        "ThreadTurnCreateRequest": ".thread_turn_create_request",
        "Tool": ".tool",
        "ToolCall": ".tool_call",
        "ToolCallResult": ".tool_call_result",
        "ToolCallResultChunkSourcesItem": ".tool_call_result_chunk_sources_item",
        "ToolCallResultFileArtifactsItem": ".tool_call_result_file_artifacts_item",
        "ToolCallResultWebSourcesItem": ".tool_call_result_web_sources_item",
        "ToolCallStep": ".tool_call_step",
        "ToolCallToolArgsType0": ".tool_call_tool_args_type_0",
        "ToolTypeEnum": ".tool_type_enum",
        "TurnCreateRequest": ".turn_create_request",
        "TurnError": ".turn_error",
        "TurnListResponse": ".turn_list_response",
        "TurnResponse": ".turn_response",
        "TurnStatusEnum": ".turn_status_enum",
        "UnifiedSourcesResponse": ".unified_sources_response",
        "UserGroupLight": ".user_group_light",
        "UserMeResponse": ".user_me_response",
        "UserMeResponseCompanyType0": ".user_me_response_company_type_0",
        "UserMeResponseCompliance": ".user_me_response_compliance",
        "UserMeResponseGroupsItem": ".user_me_response_groups_item",
        "UserMeResponsePermissions": ".user_me_response_permissions",
        "UserMeResponseProfile": ".user_me_response_profile",
        "UserMeResponseSettings": ".user_me_response_settings",
        "WebSource": ".web_source",
        "WorkspaceCreateV3Request": ".workspace_create_v3_request",
        "WorkspaceCreateV3RequestDocumentUploadMethod": ".workspace_create_v3_request_document_upload_method",
        "WorkspaceInFileResponseSerializerV3": ".workspace_in_file_response_serializer_v3",
        "WorkspaceMembersResponse": ".workspace_members_response",
        "WorkspaceMembersResponseGroupsItem": ".workspace_members_response_groups_item",
        "WorkspaceMembersResponseUsersItem": ".workspace_members_response_users_item",
        "WorkspaceSummary": ".workspace_summary",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = (
    "APIV3ErrorResponse",
    "APIV3FieldError",
    "APIV3ValidationErrorResponse",
    "APIV3ValidationErrorResponseFields",
    "AgentCompany",
    "AgentCreateRequest",
    "AgentCreateRequestOwnership",
    "AgentMCPServerLight",
    "AgentResponse",
    "AgentResponseOwnership",
    "AgentToolLight",
    "AgentTools",
    "AgentToolsMCPServer",
    "AgentToolsResponse",
    "AgentWorkspace",
    "AgentWorkspaceSummariesItem",
    "ApiV3ArtifactsRetrieveResponse200",
    "ApiV3CompanyWorkspacesListDocumentUploadMethod",
    "ApiV3CompanyWorkspacesListWorkspaceType",
    "ApiV3ThreadsTurnsPartialUpdateAction",
    "ApiV3WorkspacesListDocumentUploadMethod",
    "ApiV3WorkspacesListUserRole",
    "ApiV3WorkspacesListWorkspaceType",
    "ChatCompletionRequest",
    "ChatCompletionRequestFunctionsItem",
    "ChatCompletionRequestLogitBias",
    "ChatCompletionRequestMessagesItem",
    "ChatCompletionResponse",
    "ChatCompletionResponseChoicesItem",
    "ChatCompletionResponseUsage",
    "CompanyDetail",
    "CompanyListItem",
    "CompanyMember",
    "CompanyMemberCreateRequest",
    "CompanyMemberCreateRequestLanguage",
    "CompanyMemberUpdateRequest",
    "CompanyMemberUpdateRequestLanguage",
    "CreatedBy",
    "DocumentSource",
    "DocumentSummaryResponse",
    "ExternalMetadataRequest",
    "ExternalMetadataResponse",
    "FileCreateRequestSerializerV3",
    "FileCreateResponseSerializerV3",
    "FileListResponseSerializerV3",
    "FileRetrieveResponseSerializerV3",
    "FileRetrieveResponseSerializerV3PagesItem",
    "FileTaggingAddRequest",
    "GroupCreateRequest",
    "GroupDetailResponse",
    "GroupResponse",
    "GroupUpdateRequest",
    "LanguageEnum",
    "MCPAuthenticationMethodEnum",
    "MCPServer",
    "MCPServerCreateRequest",
    "Message",
    "MessagePart",
    "ModeEnum",
    "NamedId",
    "PaginatedAgentList",
    "PaginatedCompanyList",
    "PaginatedCompanyMemberList",
    "PaginatedFileListResponseSerializerV3List",
    "PaginatedGroupList",
    "PaginatedStandardWorkspaceV3ListResponseList",
    "PaginatedTagListResponseSerializerV3List",
    "PartDocument",
    "PartWorkspace",
    "PatchedAgentUpdateRequest",
    "PatchedCompanyMemberUpdateRequest",
    "PatchedCompanyMemberUpdateRequestLanguage",
    "PatchedFileUpdateRequestSerializerV3",
    "PatchedGroupUpdateRequest",
    "PatchedMCPServerUpdateRequest",
    "PatchedThreadUpdateRequest",
    "PatchedUpdateWorkspaceV3Request",
    "PatchedUserMeUpdateRequest",
    "PatchedUserMeUpdateRequestLanguage",
    "ProgressReport",
    "ProgressReportMetadataType0",
    "RelevantChunk",
    "RetrieveChunk",
    "RetrieveChunkMetadata",
    "RetrieveDocument",
    "RetrieveRequest",
    "RetrieveResponse",
    "RetrieveResult",
    "RetrieveScoring",
    "SCIMListResponse",
    "SCIMListResponseResourcesItem",
    "ScimV2GroupsRetrieveSortOrder",
    "ScimV2UsersCreateBody",
    "ScimV2UsersCreateResponse201",
    "ScimV2UsersRetrieveSortOrder",
    "SearchDetails",
    "ServiceMaintenance503",
    "ServiceMaintenance503Mode",
    "StandardWorkspaceV3DetailsResponse",
    "StandardWorkspaceV3ListResponse",
    "StatusEnum",
    "StatusVisionEnum",
    "TagCreateRequestSerializerV3",
    "TagItem",
    "TagListResponseSerializerV3",
    "ThreadCreateRequest",
    "ThreadListResponse",
    "ThreadResponse",
    "ThreadTurnCreateRequest",
    "Tool",
    "ToolCall",
    "ToolCallResult",
    "ToolCallResultChunkSourcesItem",
    "ToolCallResultFileArtifactsItem",
    "ToolCallResultWebSourcesItem",
    "ToolCallStep",
    "ToolCallToolArgsType0",
    "ToolTypeEnum",
    "TurnCreateRequest",
    "TurnError",
    "TurnListResponse",
    "TurnResponse",
    "TurnStatusEnum",
    "UnifiedSourcesResponse",
    "UserGroupLight",
    "UserMeResponse",
    "UserMeResponseCompanyType0",
    "UserMeResponseCompliance",
    "UserMeResponseGroupsItem",
    "UserMeResponsePermissions",
    "UserMeResponseProfile",
    "UserMeResponseSettings",
    "WebSource",
    "WorkspaceCreateV3Request",
    "WorkspaceCreateV3RequestDocumentUploadMethod",
    "WorkspaceInFileResponseSerializerV3",
    "WorkspaceMembersResponse",
    "WorkspaceMembersResponseGroupsItem",
    "WorkspaceMembersResponseUsersItem",
    "WorkspaceSummary",
)
