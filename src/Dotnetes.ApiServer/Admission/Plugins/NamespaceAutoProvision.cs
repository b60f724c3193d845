using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Makes namespaces when something is created in them.</summary>
public sealed class NamespaceAutoProvision(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "NamespaceAutoProvision";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Namespace.Length == 0
            || attributes.DryRun
            || attributes.Kind is { Group: "", Kind: "Namespace" }
            || await services.Find<Namespace>("", attributes.Namespace, cancellationToken) is not null)
        {
            return attributes.Object;
        }

        try
        {
            await services.Client().Create(new Namespace { Metadata = new ObjectMeta { Name = attributes.Namespace } }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // Somebody else was faster.
        }

        return attributes.Object;
    }
}
