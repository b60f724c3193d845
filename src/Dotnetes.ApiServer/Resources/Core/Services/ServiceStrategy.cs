using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>Services.</summary>
public sealed class ServiceStrategy() : StatusStrategy<Service, ServiceSpec, ServiceStatus>(
    s => s.Spec,
    (s, spec) => s with { Spec = spec },
    s => s.Status,
    (s, status) => s with { Status = status },
    ServiceStatus.Empty)
{
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
}
