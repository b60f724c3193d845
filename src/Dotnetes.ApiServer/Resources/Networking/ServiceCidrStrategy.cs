using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Ranges of service addresses.</summary>
public sealed class ServiceCidrStrategy() : StatusStrategy<ServiceCidr, ServiceCidrSpec, ServiceCidrStatus>(
    c => c.Spec,
    (c, s) => c with { Spec = s },
    c => c.Status,
    (c, s) => c with { Status = s },
    ServiceCidrStatus.Empty)
{
    private static readonly FieldPath s_cidrs = FieldPath.Of("spec", "cidrs");

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("CIDRs", "The ranges."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ServiceCidr value, DateTimeOffset now) => [TableCell.Text(string.Join(',', value.Spec.Cidrs)), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override void ValidateCreate(ServiceCidr value, StrategyContext context, FieldErrorList errors) => Validate(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ServiceCidr value, ServiceCidr old, StrategyContext context, FieldErrorList errors)
    {
        var (cidrs, before) = (value.Spec.Cidrs, old.Spec.Cidrs);
        if (cidrs.Count != before.Count && (before.Count != 1 || cidrs.Count != 2))
        {
            errors.Add(FieldError.Invalid(s_cidrs, cidrs, ValidationMessages.FieldImmutable));
            return;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (cidrs[i] != before[i])
            {
                errors.Add(FieldError.Invalid(s_cidrs.Index(i), cidrs[i], ValidationMessages.FieldImmutable));
            }
        }

        // A second range may come, of the other family.
        if (cidrs.Count > before.Count)
        {
            Validate(value.Spec, errors);
        }
    }

    private static bool IsV6(string cidr) => cidr.Contains(':', StringComparison.Ordinal);

    private static void Validate(ServiceCidrSpec spec, FieldErrorList errors)
    {
        if (spec.Cidrs.IsEmpty)
        {
            errors.Add(FieldError.Required(s_cidrs, "at least one CIDR required"));
            return;
        }

        if (spec.Cidrs.Count > 2)
        {
            errors.Add(GoObject.Invalid(s_cidrs, spec, "may only hold up to 2 values"));
            return;
        }

        for (var i = 0; i < spec.Cidrs.Count; i++)
        {
            errors.AddRange(IpAddresses.IsValidCidr(s_cidrs.Index(i), spec.Cidrs[i]));
        }

        if (spec.Cidrs.Count == 2 && IsV6(spec.Cidrs[0]) == IsV6(spec.Cidrs[1]))
        {
            errors.Add(FieldError.Invalid(s_cidrs, spec.Cidrs, "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64"));
        }
    }
}
