namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>One webhook that can change objects: when it is called, how, and what a failure means.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingWebhook")]
public sealed partial record MutatingWebhook
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("clientConfig", 2, Required = true, Default = "{}")]
    public WebhookClientConfig ClientConfig { get; init; } = WebhookClientConfig.Empty;

    [Field("rules", 3, List = "atomic")]
    public ValueList<AdmissionRegistration.V1.RuleWithOperations> Rules { get; init; }

    [Field("failurePolicy", 4)]
    public string? FailurePolicy { get; init; }

    [Field("matchPolicy", 9)]
    public string? MatchPolicy { get; init; }

    [Field("namespaceSelector", 5)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; init; }

    [Field("objectSelector", 11)]
    public Meta.V1.LabelSelector? ObjectSelector { get; init; }

    [Field("sideEffects", 6)]
    public string? SideEffects { get; init; }

    [Field("timeoutSeconds", 7)]
    public int? TimeoutSeconds { get; init; }

    [Field("admissionReviewVersions", 8, List = "atomic")]
    public ValueList<string> AdmissionReviewVersions { get; init; }

    [Field("reinvocationPolicy", 10, Enum = "IfNeeded|Never")]
    public string? ReinvocationPolicy { get; init; }

    [Field("matchConditions", 12, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MatchCondition> MatchConditions { get; init; }
}
