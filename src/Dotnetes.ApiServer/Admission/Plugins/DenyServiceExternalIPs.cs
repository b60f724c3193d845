using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Keeps services from taking further external addresses.</summary>
public sealed class DenyServiceExternalIPs : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "DenyServiceExternalIPs";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "services") || attributes.Object is not Service service)
        {
            return default;
        }

        var old = (attributes.OldObject as Service)?.Spec.ExternalIPs ?? default;
        return service.Spec.ExternalIPs.Any(ip => !old.Contains(ip)) ? throw attributes.Forbidden("Use of external IPs is denied by admission control") : default;
    }
}
