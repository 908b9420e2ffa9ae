"""The data models used in inputs and outputs, each imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_v2_files_chunks_retrieve_response_200 import ApiV2FilesChunksRetrieveResponse200
    from .api_v2_rate_create_body import ApiV2RateCreateBody
    from .api_v2_rate_create_response_200 import ApiV2RateCreateResponse200
    from .api_v2_reporting_tools_retrieve_response_200 import ApiV2ReportingToolsRetrieveResponse200
    from .api_v2_upload_session_deactivate_create_response_200 import (
        ApiV2UploadSessionDeactivateCreateResponse200,
    )
    from .chat_completion_request import ChatCompletionRequest
    from .chat_completion_request_functions_item import ChatCompletionRequestFunctionsItem
    from .chat_completion_request_logit_bias import ChatCompletionRequestLogitBias
    from .chat_completion_request_messages_item import ChatCompletionRequestMessagesItem
    from .chat_completion_response import ChatCompletionResponse
    from .chat_completion_response_choices_item import ChatCompletionResponseChoicesItem
    from .chat_completion_response_usage import ChatCompletionResponseUsage
    from .collection_type_enum import CollectionTypeEnum
    from .company_create_request import CompanyCreateRequest
    from .company_response import CompanyResponse
    from .completion_request import CompletionRequest
    from .completion_request_logit_bias import CompletionRequestLogitBias
    from .completion_response import CompletionResponse
    from .completion_response_choices_item import CompletionResponseChoicesItem
    from .completion_response_usage import CompletionResponseUsage
    from .document_upload_method_enum import DocumentUploadMethodEnum
    from .embeddings_request import EmbeddingsRequest
    from .embeddings_response import EmbeddingsResponse
    from .embeddings_response_data_item import EmbeddingsResponseDataItem
    from .embeddings_response_usage import EmbeddingsResponseUsage
    from .encoding_format_enum import EncodingFormatEnum
    from .error_response import ErrorResponse
    from .file_ask_question_request import FileAskQuestionRequest
    from .file_ask_question_response import FileAskQuestionResponse
    from .file_create_request_serializer_v2 import FileCreateRequestSerializerV2
    from .file_create_request_serializer_v2_external_metadata import (
        FileCreateRequestSerializerV2ExternalMetadata,
    )
    from .file_delete_response import FileDeleteResponse
    from .file_list_item import FileListItem
    from .file_retrieve_response import FileRetrieveResponse
    from .file_upload_response import FileUploadResponse
    from .filter_chunks_request import FilterChunksRequest
    from .filter_chunks_response import FilterChunksResponse
    from .filtered_chunk import FilteredChunk
    from .filtered_chunk_metadata import FilteredChunkMetadata
    from .id_name import IdName
    from .ingestion_pipeline_enum import IngestionPipelineEnum
    from .language_enum import LanguageEnum
    from .model_list_item import ModelListItem
    from .model_list_response import ModelListResponse
    from .paginated_file_list_response import PaginatedFileListResponse
    from .patched_company_update_request import PatchedCompanyUpdateRequest
    from .patched_scim_group_modify_request import PatchedSCIMGroupModifyRequest
    from .patched_scim_user_modify_request import PatchedSCIMUserModifyRequest
    from .patched_user_update_request import PatchedUserUpdateRequest
    from .patched_workspace_update_request import PatchedWorkspaceUpdateRequest
    from .query_chunk import QueryChunk
    from .query_chunk_metadata import QueryChunkMetadata
    from .query_reformulation_request import QueryReformulationRequest
    from .query_reformulation_response import QueryReformulationResponse
    from .query_request import QueryRequest
    from .query_response import QueryResponse
    from .reporting_chat_sessions_company import ReportingChatSessionsCompany
    from .reporting_chat_sessions_date import ReportingChatSessionsDate
    from .reporting_chat_sessions_date_chats import ReportingChatSessionsDateChats
    from .reporting_chat_sessions_date_sessions import ReportingChatSessionsDateSessions
    from .reporting_chat_sessions_response import ReportingChatSessionsResponse
    from .reporting_chat_sessions_response_metadata import ReportingChatSessionsResponseMetadata
    from .reporting_chat_sessions_response_metadata_agent import ReportingChatSessionsResponseMetadataAgent
    from .reporting_chats_feedback_company import ReportingChatsFeedbackCompany
    from .reporting_chats_feedback_date import ReportingChatsFeedbackDate
    from .reporting_chats_feedback_date_feedbacks import ReportingChatsFeedbackDateFeedbacks
    from .reporting_chats_feedback_response import ReportingChatsFeedbackResponse
    from .reporting_chats_feedback_response_metadata import ReportingChatsFeedbackResponseMetadata
    from .reporting_metric import ReportingMetric
    from .reporting_used_document import ReportingUsedDocument
    from .reporting_used_documents_company import ReportingUsedDocumentsCompany
    from .reporting_used_documents_date import ReportingUsedDocumentsDate
    from .reporting_used_documents_response import ReportingUsedDocumentsResponse
    from .reporting_used_documents_response_metadata import ReportingUsedDocumentsResponseMetadata
    from .reporting_users_company import ReportingUsersCompany
    from .reporting_users_response import ReportingUsersResponse
    from .reporting_users_response_metadata import ReportingUsersResponseMetadata
    from .scim_email import SCIMEmail
    from .scim_error_response import SCIMErrorResponse
    from .scim_group_create_response import SCIMGroupCreateResponse
    from .scim_group_list_response import SCIMGroupListResponse
    from .scim_group_list_response_resources_item import SCIMGroupListResponseResourcesItem
    from .scim_group_member import SCIMGroupMember
    from .scim_group_modify_response import SCIMGroupModifyResponse
    from .scim_meta import SCIMMeta
    from .scim_name import SCIMName
    from .scim_patch_operation import SCIMPatchOperation
    from .scim_phone_number import SCIMPhoneNumber
    from .scim_schemas_response import SCIMSchemasResponse
    from .scim_schemas_response_resources_item import SCIMSchemasResponseResourcesItem
    from .scim_service_provider_config_response import SCIMServiceProviderConfigResponse
    from .scim_user import SCIMUser
    from .scim_v2_groups_retrieve_sort_order import ScimV2GroupsRetrieveSortOrder
    from .scim_v2_users_retrieve_response_200 import ScimV2UsersRetrieveResponse200
    from .service_maintenance_503 import ServiceMaintenance503
    from .status_enum import StatusEnum
    from .upload_session_create_request import UploadSessionCreateRequest
    from .upload_session_document import UploadSessionDocument
    from .upload_session_file_response import UploadSessionFileResponse
    from .upload_session_response import UploadSessionResponse
    from .user_create_request import UserCreateRequest
    from .user_group import UserGroup
    from .user_response import UserResponse
    from .user_roles_update_request import UserRolesUpdateRequest
    from .user_workspaces_update_request import UserWorkspacesUpdateRequest
    from .workspace_collection import WorkspaceCollection
    from .workspace_create_request import WorkspaceCreateRequest
    from .workspace_response import WorkspaceResponse
    from .workspace_summary import WorkspaceSummary
else:
    _MODULES = {
        "ApiV2FilesChunksRetrieveResponse200": ".api_v2_files_chunks_retrieve_response_200",
        "ApiV2RateCreateBody": ".api_v2_rate_create_body",
        "ApiV2RateCreateResponse200": ".api_v2_rate_create_response_200",
        "ApiV2ReportingToolsRetrieveResponse200": ".api_v2_reporting_tools_retrieve_response_200",
        "ApiV2UploadSessionDeactivateCreateResponse200": ".api_v2_upload_session_deactivate_create_response_200",
        "ChatCompletionRequest": ".chat_completion_request",
        "ChatCompletionRequestFunctionsItem": ".chat_completion_request_functions_item",
        "ChatCompletionRequestLogitBias": ".chat_completion_request_logit_bias",
        "ChatCompletionRequestMessagesItem": ".chat_completion_request_messages_item",
        "ChatCompletionResponse": ".chat_completion_response",
        "ChatCompletionResponseChoicesItem": ".chat_completion_response_choices_item",
        "ChatCompletionResponseUsage": ".chat_completion_response_usage",
        "CollectionTypeEnum": ".collection_type_enum",
        "CompanyCreateRequest": ".company_create_request",
        "CompanyResponse": ".company_response",
        "CompletionRequest": ".completion_request",
        "CompletionRequestLogitBias": ".completion_request_logit_bias",
        "CompletionResponse": ".completion_response",
        "CompletionResponseChoicesItem": ".completion_response_choices_item",
        "CompletionResponseUsage": ".completion_response_usage",
        "DocumentUploadMethodEnum": ".document_upload_method_enum",
        "EmbeddingsRequest": ".embeddings_request",
        "EmbeddingsResponse": ".embeddings_response",
        "EmbeddingsResponseDataItem": ".embeddings_response_data_item",
        "EmbeddingsResponseUsage": ".embeddings_response_usage",
        "EncodingFormatEnum": ".encoding_format_enum",
        "ErrorResponse": ".error_response",
        "FileAskQuestionRequest": ".file_ask_question_request",
        "FileAskQuestionResponse": ".file_ask_question_response",
        "FileCreateRequestSerializerV2": ".file_create_request_serializer_v2",
        "FileCreateRequestSerializerV2ExternalMetadata": ".file_create_request_serializer_v2_external_metadata",
        "FileDeleteResponse": ".file_delete_response",
        "FileListItem": ".file_list_item",
        "FileRetrieveResponse": ".file_retrieve_response",
        "FileUploadResponse": ".file_upload_response",
        "FilterChunksRequest": ".filter_chunks_request",
        "FilterChunksResponse": ".filter_chunks_response",
        "FilteredChunk": ".filtered_chunk",
        "FilteredChunkMetadata": ".filtered_chunk_metadata",
        "IdName": ".id_name",
        "IngestionPipelineEnum": ".ingestion_pipeline_enum",
        "LanguageEnum": ".language_enum",
        "ModelListItem": ".model_list_item",
        "ModelListResponse": ".model_list_response",
        "PaginatedFileListResponse": ".paginated_file_list_response",
        "PatchedCompanyUpdateRequest": ".patched_company_update_request",
        "PatchedSCIMGroupModifyRequest": ".patched_scim_group_modify_request",
        "PatchedSCIMUserModifyRequest": ".patched_scim_user_modify_request",
        "PatchedUserUpdateRequest": ".patched_user_update_request",
        "PatchedWorkspaceUpdateRequest": ".patched_workspace_update_request",
        "QueryChunk": ".query_chunk",
        "QueryChunkMetadata": ".query_chunk_metadata",
        "QueryReformulationRequest": ".query_reformulation_request",
        "QueryReformulationResponse": ".query_reformulation_response",
        "QueryRequest": ".query_request",
        "QueryResponse": ".query_response",
        "ReportingChatSessionsCompany": ".reporting_chat_sessions_company",
        "ReportingChatSessionsDate": ".reporting_chat_sessions_date",
        "ReportingChatSessionsDateChats": ".reporting_chat_sessions_date_chats",
        "ReportingChatSessionsDateSessions": ".reporting_chat_sessions_date_sessions",
        "ReportingChatSessionsResponse": ".reporting_chat_sessions_response",
        "ReportingChatSessionsResponseMetadata": ".reporting_chat_sessions_response_metadata",
        "ReportingChatSessionsResponseMetadataAgent": ".reporting_chat_sessions_response_metadata_agent",
        "ReportingChatsFeedbackCompany": ".reporting_chats_feedback_company",
        "ReportingChatsFeedbackDate": ".reporting_chats_feedback_date",
        "ReportingChatsFeedbackDateFeedbacks": ".reporting_chats_feedback_date_feedbacks",
        "ReportingChatsFeedbackResponse": ".reporting_chats_feedback_response",
        "ReportingChatsFeedbackResponseMetadata": ".reporting_chats_feedback_response_metadata",
        "ReportingMetric": ".reporting_metric",
        "ReportingUsedDocument": ".reporting_used_document",
        "ReportingUsedDocumentsCompany": ".reporting_used_documents_company",
        "ReportingUsedDocumentsDate": ".reporting_used_documents_date",
        "ReportingUsedDocumentsResponse": ".reporting_used_documents_response",
        "ReportingUsedDocumentsResponseMetadata": ".reporting_used_documents_response_metadata",
        "ReportingUsersCompany": ".reporting_users_company",
        "ReportingUsersResponse": ".reporting_users_response",
        "ReportingUsersResponseMetadata": ".reporting_users_response_metadata",
        "SCIMEmail": ".scim_email",
        "SCIMErrorResponse": ".scim_error_response",
        "SCIMGroupCreateResponse": ".scim_group_create_response",
        "SCIMGroupListResponse": ".scim_group_list_response",
        "SCIMGroupListResponseResourcesItem": ".scim_group_list_response_resources_item",
        "SCIMGroupMember": ".scim_group_member",
        "SCIMGroupModifyResponse": ".scim_group_modify_response",
        "SCIMMeta": ".scim_meta",
        "SCIMName": ".scim_name",
        "SCIMPatchOperation": ".scim_patch_operation",
        "SCIMPhoneNumber": ".scim_phone_number",
        "SCIMSchemasResponse": ".scim_schemas_response",
        "SCIMSchemasResponseResourcesItem": ".scim_schemas_response_resources_item",
        "SCIMServiceProviderConfigResponse": ".scim_service_provider_config_response",
        "SCIMUser": ".scim_user",
        "ScimV2GroupsRetrieveSortOrder": ".scim_v2_groups_retrieve_sort_order",
        "ScimV2UsersRetrieveResponse200": ".scim_v2_users_retrieve_response_200",
        "ServiceMaintenance503": ".service_maintenance_503",
        "StatusEnum": ".status_enum",
        "UploadSessionCreateRequest": ".upload_session_create_request",
        "UploadSessionDocument": ".upload_session_document",
        "UploadSessionFileResponse": ".upload_session_file_response",
        "UploadSessionResponse": ".upload_session_response",
        "UserCreateRequest": ".user_create_request",
        "UserGroup": ".user_group",
        "UserResponse": ".user_response",
        "UserRolesUpdateRequest": ".user_roles_update_request",
        "UserWorkspacesUpdateRequest": ".user_workspaces_update_request",
        "WorkspaceCollection": ".workspace_collection",
        "WorkspaceCreateRequest": ".workspace_create_request",
        "WorkspaceResponse": ".workspace_response",
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
    "ApiV2FilesChunksRetrieveResponse200",
    "ApiV2RateCreateBody",
    "ApiV2RateCreateResponse200",
    "ApiV2ReportingToolsRetrieveResponse200",
    "ApiV2UploadSessionDeactivateCreateResponse200",
    "ChatCompletionRequest",
    "ChatCompletionRequestFunctionsItem",
    "ChatCompletionRequestLogitBias",
    "ChatCompletionRequestMessagesItem",
    "ChatCompletionResponse",
    "ChatCompletionResponseChoicesItem",
    "ChatCompletionResponseUsage",
    "CollectionTypeEnum",
    "CompanyCreateRequest",
    "CompanyResponse",
    "CompletionRequest",
    "CompletionRequestLogitBias",
    "CompletionResponse",
    "CompletionResponseChoicesItem",
    "CompletionResponseUsage",
    "DocumentUploadMethodEnum",
    "EmbeddingsRequest",
    "EmbeddingsResponse",
    "EmbeddingsResponseDataItem",
    "EmbeddingsResponseUsage",
    "EncodingFormatEnum",
    "ErrorResponse",
    "FileAskQuestionRequest",
    "FileAskQuestionResponse",
    "FileCreateRequestSerializerV2",
    "FileCreateRequestSerializerV2ExternalMetadata",
    "FileDeleteResponse",
    "FileListItem",
    "FileRetrieveResponse",
    "FileUploadResponse",
    "FilterChunksRequest",
    "FilterChunksResponse",
    "FilteredChunk",
    "FilteredChunkMetadata",
    "IdName",
    "IngestionPipelineEnum",
    "LanguageEnum",
    "ModelListItem",
    "ModelListResponse",
    "PaginatedFileListResponse",
    "PatchedCompanyUpdateRequest",
    "PatchedSCIMGroupModifyRequest",
    "PatchedSCIMUserModifyRequest",
    "PatchedUserUpdateRequest",
    "PatchedWorkspaceUpdateRequest",
    "QueryChunk",
    "QueryChunkMetadata",
    "QueryReformulationRequest",
    "QueryReformulationResponse",
    "QueryRequest",
    "QueryResponse",
    "ReportingChatSessionsCompany",
    "ReportingChatSessionsDate",
    "ReportingChatSessionsDateChats",
    "ReportingChatSessionsDateSessions",
    "ReportingChatSessionsResponse",
    "ReportingChatSessionsResponseMetadata",
    "ReportingChatSessionsResponseMetadataAgent",
    "ReportingChatsFeedbackCompany",
    "ReportingChatsFeedbackDate",
    "ReportingChatsFeedbackDateFeedbacks",
    "ReportingChatsFeedbackResponse",
    "ReportingChatsFeedbackResponseMetadata",
    "ReportingMetric",
    "ReportingUsedDocument",
    "ReportingUsedDocumentsCompany",
    "ReportingUsedDocumentsDate",
    "ReportingUsedDocumentsResponse",
    "ReportingUsedDocumentsResponseMetadata",
    "ReportingUsersCompany",
    "ReportingUsersResponse",
    "ReportingUsersResponseMetadata",
    "SCIMEmail",
    "SCIMErrorResponse",
    "SCIMGroupCreateResponse",
    "SCIMGroupListResponse",
    "SCIMGroupListResponseResourcesItem",
    "SCIMGroupMember",
    "SCIMGroupModifyResponse",
    "SCIMMeta",
    "SCIMName",
    "SCIMPatchOperation",
    "SCIMPhoneNumber",
    "SCIMSchemasResponse",
    "SCIMSchemasResponseResourcesItem",
    "SCIMServiceProviderConfigResponse",
    "SCIMUser",
    "ScimV2GroupsRetrieveSortOrder",
    "ScimV2UsersRetrieveResponse200",
    "ServiceMaintenance503",
    "StatusEnum",
    "UploadSessionCreateRequest",
    "UploadSessionDocument",
    "UploadSessionFileResponse",
    "UploadSessionResponse",
    "UserCreateRequest",
    "UserGroup",
    "UserResponse",
    "UserRolesUpdateRequest",
    "UserWorkspacesUpdateRequest",
    "WorkspaceCollection",
    "WorkspaceCreateRequest",
    "WorkspaceResponse",
    "WorkspaceSummary",
)
