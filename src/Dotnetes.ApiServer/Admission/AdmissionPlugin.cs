namespace Dotnetes.ApiServer.Admission;

/// <summary>What the built-in plugins share.</summary>
/// <param name="name">The name used in flags.</param>
/// <param name="operations">The operations that the plugin looks at.</param>
internal abstract class AdmissionPlugin(string name, params AdmissionOperation[] operations) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => Array.IndexOf(operations, operation) >= 0;

    /// <inheritdoc/>
    public virtual ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) => new(attributes.Object);

    /// <inheritdoc/>
    public virtual ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken) => default;

    /// <summary>A refusal: 403 that names the object.</summary>
    protected static ApiException Forbidden(AdmissionAttributes attributes, string reason) =>
        ApiErrors.Forbidden(attributes.Resource.Group, attributes.Resource.Resource, NameOf(attributes), reason);

    /// <summary>The name of the object for messages; of one whose name the server will make, what it begins with.</summary>
    protected static string NameOf(AdmissionAttributes attributes)
    {
        if (attributes.Name.Length > 0)
        {
            return attributes.Name;
        }

        return attributes.Object is IKubeObject { Metadata: var metadata }
            ? metadata.Name.Length > 0 ? metadata.Name : metadata.GenerateName.Length > 0 ? metadata.GenerateName : "Unknown"
            : "Unknown";
    }

    /// <summary>Whether a request is for a resource itself, not for one of its subresources.</summary>
    protected static bool IsFor(AdmissionAttributes attributes, string group, string resource, string subresource = "") =>
        attributes.Resource.Resource == resource && attributes.Resource.Group == group && attributes.Subresource == subresource;
}
