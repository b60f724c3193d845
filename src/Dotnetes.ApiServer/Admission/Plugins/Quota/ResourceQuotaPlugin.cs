using Dotnetes.Api.Config.ResourceQuota.V1;
using Dotnetes.Machinery.Quotas;
using GroupResource = Dotnetes.Machinery.Schema.GroupResource;

namespace Dotnetes.ApiServer.Admission.Plugins.Quota;

/// <summary>
/// Charges what is created, or grows, to the quotas of its namespace, and refuses what they have no room for. The charge is written to a quota's
/// status before the object is stored, and only over the version that was judged: so quotas are never overrun, however many servers charge them.
/// </summary>
public sealed class ResourceQuotaPlugin(AdmissionServices services, ValueList<LimitedResource> limitedResources = default) : IAdmissionPlugin
{
    private readonly QuotaLedger _ledger = new(services, limitedResources);

    /// <inheritdoc/>
    public string Name => "ResourceQuota";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Namespace.Length == 0
            || attributes.Object is not IKubeObject value
            || QuotaEvaluators.For(new GroupResource(attributes.Resource.Group, attributes.Resource.Resource)) is not { } evaluator)
        {
            return default;
        }

        var operation = attributes.Operation == AdmissionOperation.Create ? QuotaOperation.Create : QuotaOperation.Update;
        return evaluator.Handles(operation, attributes.Subresource, value, attributes.OldObject as IKubeObject)
            ? _ledger.Charge(new QuotaClaim(attributes, evaluator, services.Time.GetUtcNow()), cancellationToken)
            : default;
    }
}
