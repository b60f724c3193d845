namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Refuses operations in namespaces that do not exist.</summary>
public sealed class NamespaceExists(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "NamespaceExists";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation != AdmissionOperation.Connect;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Namespace.Length > 0 && attributes.Kind is not { Group: "", Kind: "Namespace" })
        {
            await services.Namespace(attributes.Namespace, cancellationToken);
        }
    }
}
