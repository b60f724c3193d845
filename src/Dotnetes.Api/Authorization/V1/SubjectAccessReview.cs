namespace Dotnetes.Api.Authorization.V1;

/// <summary>Asks whether a given user or group may perform an action; never stored.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SubjectAccessReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1", "SubjectAccessReview", Plural = "subjectaccessreviews")]
public sealed partial record SubjectAccessReview
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The user and the action being asked about.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public SubjectAccessReviewSpec Spec { get; init; } = SubjectAccessReviewSpec.Empty;

    /// <summary>The server's verdict on whether the action is permitted.</summary>
    [Field("status", 3, Default = "{}")]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}

/// <summary>The action and the user being asked about; exactly one kind of attributes has to be set.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SubjectAccessReviewSpec")]
public sealed partial record SubjectAccessReviewSpec
{
    /// <summary>The action on an API resource that is asked about.</summary>
    [Field("resourceAttributes", 1)]
    public ResourceAttributes? ResourceAttributes { get; init; }

    /// <summary>The request outside the resource tree that is asked about.</summary>
    [Field("nonResourceAttributes", 2)]
    public NonResourceAttributes? NonResourceAttributes { get; init; }

    /// <summary>Name of the user to check; alone it asks for that user without any groups.</summary>
    [Field("user", 3)]
    public string User { get; init; } = "";

    /// <summary>Groups of the user to check; user or groups must be given.</summary>
    [Field("groups", 4, List = "atomic")]
    public ValueList<string> Groups { get; init; }

    /// <summary>Further attributes of the user, as an authenticator would supply them.</summary>
    [Field("extra", 5)]
    public ValueMap<ValueList<string>> Extra { get; init; }

    /// <summary>UID of the user to check, if it matters to the authorizer.</summary>
    [Field("uid", 6)]
    public string Uid { get; init; } = "";
}

/// <summary>The verdict on an access question.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.SubjectAccessReviewStatus")]
public sealed partial record SubjectAccessReviewStatus
{
    /// <summary>True when the action is permitted, false otherwise.</summary>
    [Field("allowed", 1, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Allowed { get; init; }

    /// <summary>True when the action is expressly refused; if both this and allowed are false, no authorizer had an opinion.</summary>
    [Field("denied", 4)]
    public bool Denied { get; init; }

    /// <summary>Text saying why access was granted or refused.</summary>
    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    /// <summary>Problem met during the check; a verdict may be reached in spite of it.</summary>
    [Field("evaluationError", 3)]
    public string EvaluationError { get; init; } = "";
}
