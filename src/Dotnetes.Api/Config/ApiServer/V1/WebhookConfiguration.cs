namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Settings of a webhook authorizer: caching, timeout, failure behaviour and conditions.</summary>
[ApiType(Proto = false)]
public sealed partial record WebhookConfiguration
{
    [Field("authorizedTTL", Required = true)]
    public Duration AuthorizedTtl { get; init; }

    [Field("cacheAuthorizedRequests")]
    public bool? CacheAuthorizedRequests { get; init; }

    [Field("unauthorizedTTL", Required = true)]
    public Duration UnauthorizedTtl { get; init; }

    [Field("cacheUnauthorizedRequests")]
    public bool? CacheUnauthorizedRequests { get; init; }

    [Field("timeout", Required = true)]
    public Duration Timeout { get; init; }

    [Field("subjectAccessReviewVersion", Omit = Omit.Never, Required = true)]
    public string SubjectAccessReviewVersion { get; init; } = "";

    [Field("matchConditionSubjectAccessReviewVersion", Omit = Omit.Never, Required = true)]
    public string MatchConditionSubjectAccessReviewVersion { get; init; } = "";

    [Field("failurePolicy", Omit = Omit.Never, Required = true)]
    public string FailurePolicy { get; init; } = "";

    [Field("connectionInfo", Required = true)]
    public WebhookConnectionInfo ConnectionInfo { get; init; } = WebhookConnectionInfo.Empty;

    [Field("matchConditions", Omit = Omit.Never, Required = true)]
    public ValueList<WebhookMatchCondition> MatchConditions { get; init; }
}
