using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>Services.</summary>
/// <param name="allocator">Hands out their addresses and ports.</param>
public sealed class ServiceStrategy(ServiceAllocator allocator) : StatusStrategy<Service, ServiceSpec, ServiceStatus>(
    s => s.Spec,
    (s, spec) => s with { Spec = spec },
    s => s.Status,
    (s, status) => s with { Status = status },
    ServiceStatus.Empty)
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Service, string>> SelectableFields { get; } = new Dictionary<string, Func<Service, string>>
    {
        ["spec.clusterIP"] = s => s.Spec.ClusterIP,
        ["spec.type"] = s => s.Spec.Type,
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => ServiceTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Service value, DateTimeOffset now) => ServiceTable.Row(value, now);

    /// <inheritdoc />
    public override Service Default(Service value) => ServiceDefaults.Apply(value);

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => DnsNames.IsDns1123Label(isPrefix ? DnsNames.MaskTrailingDash(name) : name);

    /// <inheritdoc />
    public override Service PrepareForUpdate(Service value, Service old, StrategyContext context) => ServicePreparation.DropUnused(base.PrepareForUpdate(value, old, context), old);

    /// <inheritdoc />
    public override ValueTask<(Service Value, Func<ValueTask>? Undo)> Allocate(Service value, Service? old, StrategyContext context, CancellationToken cancellationToken) =>
        allocator.Allocate(value, old, context, cancellationToken);

    /// <inheritdoc />
    public override ValueTask Release(Service value, Service? replacement, StrategyContext context, CancellationToken cancellationToken) =>
        allocator.Release(value, replacement, context, cancellationToken);

    /// <inheritdoc />
    public override void ValidateCreate(Service value, StrategyContext context, FieldErrorList errors) => ServiceValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Service value, Service old, StrategyContext context, FieldErrorList errors) => ServiceValidation.Validate(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(Service value, Service old, StrategyContext context, FieldErrorList errors) => BalancerStatusValidation.Validate(value, old, errors);

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Service value, Service? old) =>
        ServiceWarnings.Of(value);
}
