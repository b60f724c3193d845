namespace Dotnetes.Api.Meta.V1;

/// <summary>Additional facts about the outcome of a call.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails")]
public sealed partial record StatusDetails
{
    /// <summary>Name of the object that the outcome concerns.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>API group of the object that the outcome concerns.</summary>
    [Field("group", 2)]
    public string Group { get; init; } = "";

    /// <summary>Kind or resource of the object that the outcome concerns.</summary>
    [Field("kind", 3)]
    public string Kind { get; init; } = "";

    /// <summary>Unique id of the object, where it is known.</summary>
    [Field("uid", 6)]
    public string Uid { get; init; } = "";

    /// <summary>Individual problems, for instance one for each invalid field.</summary>
    [Field("causes", 4, List = "atomic")]
    public ValueList<StatusCause> Causes { get; init; }

    /// <summary>Seconds to wait before trying again; zero when the server gives no advice.</summary>
    [Field("retryAfterSeconds", 5)]
    public int RetryAfterSeconds { get; init; }
}
