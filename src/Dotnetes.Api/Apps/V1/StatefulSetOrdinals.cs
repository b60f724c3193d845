namespace Dotnetes.Api.Apps.V1;

/// <summary>Controls the numbering of the pods in a stateful set.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetOrdinals")]
public sealed partial record StatefulSetOrdinals
{
    /// <summary>Number given to the first pod; the others count up from it. Must not be negative, defaults to 0.</summary>
    [Field("start", 1, Omit = Omit.Never, Default = "0")]
    public int Start { get; init; }
}
