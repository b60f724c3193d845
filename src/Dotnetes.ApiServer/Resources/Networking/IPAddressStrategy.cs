using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Service addresses that are in use.</summary>
public sealed class IPAddressStrategy : ResourceStrategy<IPAddress>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("ParentRef", "Who uses the address.")];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(IPAddress value, DateTimeOffset now) => [TableCell.Text(Parent(value.Spec.ParentRef)), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => [.. IpAddresses.IsValidIp(FieldPath.None, name).Select(e => e.Detail)];

    /// <inheritdoc />
    public override void ValidateCreate(IPAddress value, StrategyContext context, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec", "parentRef");
        if (value.Spec.ParentRef is not { } parent)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        if (parent.Group.Length > 0)
        {
            errors.Messages(path.Child("group"), parent.Group, DnsNames.IsDns1123Subdomain(parent.Group));
        }

        errors.PathSegment(path.Child("resource"), parent.Resource);
        errors.PathSegment(path.Child("name"), parent.Name);
        if (parent.Namespace.Length > 0)
        {
            errors.PathSegment(path.Child("namespace"), parent.Namespace);
        }
    }

    /// <inheritdoc />
    public override void ValidateUpdate(IPAddress value, IPAddress old, StrategyContext context, FieldErrorList errors)
    {
        ValidateCreate(value, context, errors);
        errors.Immutable(FieldPath.Of("spec", "parentRef"), value.Spec.ParentRef, old.Spec.ParentRef);
    }

    private static string Parent(ParentReference? parent)
    {
        if (parent is null)
        {
            return TableCell.None;
        }

        var resource = parent.Group.Length > 0 ? $"{parent.Resource}.{parent.Group}" : parent.Resource;
        return $"{resource.ToLowerInvariant()}{(parent.Namespace.Length > 0 ? "/" + parent.Namespace : "")}/{parent.Name}";
    }
}
