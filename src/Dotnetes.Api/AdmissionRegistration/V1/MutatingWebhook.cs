namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A webhook that may change objects, including when and how to call it.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingWebhook")]
public sealed partial record MutatingWebhook
{
    /// <summary>Fully qualified name of the webhook with at least three dot-separated parts, unique in the configuration.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Address and trust settings for calling the webhook.</summary>
    [Field("clientConfig", 2, Required = true, Default = "{}")]
    public WebhookClientConfig ClientConfig { get; init; } = WebhookClientConfig.Empty;

    /// <summary>Operations and resources for which it is called; webhook configurations and admission policies themselves never trigger webhooks.</summary>
    [Field("rules", 3, List = "atomic")]
    public ValueList<RuleWithOperations> Rules { get; init; }

    /// <summary>Effect of a failed or unanswered call: Fail (default) rejects the request, Ignore lets it continue.</summary>
    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    /// <summary>Exact matches only the listed versions; Equivalent (default) converts requests made through other versions before calling.</summary>
    [Field("matchPolicy", 9, Enum = "Equivalent|Exact")]
    public string? MatchPolicy { get; init; }

    /// <summary>Labels that the object's namespace must have for the call; not applied to other cluster-wide objects. Defaults to everything.</summary>
    [Field("namespaceSelector", 5)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Labels that the old or the new object must have for the call. Defaults to everything.</summary>
    [Field("objectSelector", 11)]
    public Meta.V1.LabelSelector? ObjectSelector { get; init; }

    /// <summary>Whether calls change anything elsewhere: None, or NoneOnDryRun if dry runs are safe; other values are refused in this version.</summary>
    [Field("sideEffects", 6, Omit = Omit.Never, Required = true, Enum = "None|NoneOnDryRun|Some|Unknown")]
    public string? SideEffects { get; init; }

    /// <summary>Seconds to wait for an answer, from 1 to 30; afterwards the failure policy applies. Defaults to 10.</summary>
    [Field("timeoutSeconds", 7)]
    public int? TimeoutSeconds { get; init; }

    /// <summary>AdmissionReview versions the webhook understands, in order of preference; the API server uses the first it supports.</summary>
    [Field("admissionReviewVersions", 8, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> AdmissionReviewVersions { get; init; }

    /// <summary>Never (default) calls the webhook once per request; IfNeeded may call it again after later changes by other plugins.</summary>
    [Field("reinvocationPolicy", 10, Enum = "IfNeeded|Never")]
    public string? ReinvocationPolicy { get; init; }

    /// <summary>At most 64 CEL conditions that must all be true for the call; one false condition skips the webhook.</summary>
    [Field("matchConditions", 12, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MatchCondition> MatchConditions { get; init; }
}
