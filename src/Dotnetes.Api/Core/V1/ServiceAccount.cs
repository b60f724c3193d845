namespace Dotnetes.Api.Core.V1;

/// <summary>An identity for processes in pods, which is used to authenticate to the API server.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceAccount", TypeMeta = true)]
[Kind("", "v1", "ServiceAccount", Plural = "serviceaccounts", Namespaced = true)]
public sealed partial record ServiceAccount
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Secrets that pods of this account may use; deprecated and enforced only with a special annotation.</summary>
    [Field("secrets", 2, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<ObjectReference> Secrets { get; init; }

    /// <summary>Registry credentials that are added to pods of this account which list none themselves.</summary>
    [Field("imagePullSecrets", 3, List = "atomic")]
    public ValueList<LocalObjectReference> ImagePullSecrets { get; init; }

    /// <summary>Whether pods of this account get an API token mounted; a pod may override it, and unset means yes.</summary>
    [Field("automountServiceAccountToken", 4)]
    public bool? AutomountServiceAccountToken { get; init; }
}

/// <summary>A list of ServiceAccount objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceAccountList", TypeMeta = true)]
[Kind("", "v1", "ServiceAccountList")]
public sealed partial record ServiceAccountList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ServiceAccount objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ServiceAccount> Items { get; init; }
}
