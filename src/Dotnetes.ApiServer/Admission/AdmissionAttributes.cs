using Dotnetes.ApiServer.Authentication;
using Dotnetes.Machinery.Schema;

namespace Dotnetes.ApiServer.Admission;

/// <summary>One operation on its way to the store, as admission plugins see it.</summary>
public sealed record AdmissionAttributes
{
    /// <summary>What is done.</summary>
    public required AdmissionOperation Operation { get; init; }

    /// <summary>Who does it.</summary>
    public required UserInfo User { get; init; }

    /// <summary>The resource.</summary>
    public required GroupVersionResource Resource { get; init; }

    /// <summary>The kind of the object.</summary>
    public required GroupVersionKind Kind { get; init; }

    /// <summary>The subresource; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace; empty for cluster scope.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The name; empty when a create leaves it to the server.</summary>
    public string Name { get; init; } = "";

    /// <summary>The object as it would be stored; null for deletes. Mutating plugins return another one.</summary>
    public IKubeKind? Object { get; init; }

    /// <summary>The object as it is stored; null for creates.</summary>
    public IKubeKind? OldObject { get; init; }

    /// <summary>The options of the request (CreateOptions, UpdateOptions, PatchOptions, DeleteOptions).</summary>
    public IKubeKind? Options { get; init; }

    /// <summary>Whether nothing will be stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>Adds a text for a Warning header of the answer.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Adds an annotation to the audit event.</summary>
    public Action<string, string> Annotate { get; init; } = static (_, _) => { };

    /// <summary>Whether the operation is on a resource and a subresource of it, in any version.</summary>
    /// <param name="group">The API group.</param>
    /// <param name="resource">The plural resource name.</param>
    /// <param name="subresource">The subresource; empty for the object itself.</param>
    public bool IsFor(string group, string resource, string subresource = "") =>
        Resource.Resource == resource && Resource.Group == group && Subresource == subresource;

    /// <summary>The refusal of the operation, 403, in the words that clients see for every plugin. The object may have no name yet.</summary>
    /// <param name="reason">Why.</param>
    public ApiException Forbidden(string reason)
    {
        var metadata = (Object as IKubeObject)?.Metadata;
        var name = Name switch
        {
            { Length: > 0 } given => given,
            _ when metadata is { Name.Length: > 0 } => metadata.Name,
            _ when metadata is { GenerateName.Length: > 0 } => metadata.GenerateName,
            _ => "Unknown",
        };
        return ApiErrors.Forbidden(Resource.Group, Resource.Resource, name, reason);
    }

    /// <summary>As <see cref="Forbidden(string)"/> for one or more reasons: several become a list in brackets, without repetitions.</summary>
    /// <param name="reasons">Why; at least one.</param>
    public ApiException Forbidden(IEnumerable<string> reasons)
    {
        var distinct = reasons.Distinct(StringComparer.Ordinal).ToArray();
        return Forbidden(distinct.Length == 1 ? distinct[0] : $"[{string.Join(", ", distinct)}]");
    }
}
