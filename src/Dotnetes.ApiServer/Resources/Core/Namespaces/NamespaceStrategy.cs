using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Namespaces;

/// <summary>Namespaces. The <c>kubernetes</c> finalizer of the spec stands until everything inside is gone.</summary>
public sealed class NamespaceStrategy() : StatusStrategy<Namespace, NamespaceSpec, NamespaceStatus>(
    n => n.Spec,
    (n, s) => n with { Spec = s },
    n => n.Status,
    (n, s) => n with { Status = s },
    NamespaceStatus.Empty)
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    private const string Finalizer = "kubernetes";

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool SelectsNamespace => false;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Namespace, string>> SelectableFields { get; } = new Dictionary<string, Func<Namespace, string>>
    {
        ["status.phase"] = n => n.Status.Phase,
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Status", "Whether the namespace is active or going away."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Namespace value, DateTimeOffset now) => [TableCell.Text(value.Status.Phase), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => DnsNames.IsDns1123Label(isPrefix ? DnsNames.MaskTrailingDash(name) : name);

    /// <inheritdoc />
    public override Namespace Default(Namespace value)
    {
        if (value.Status.Phase.Length == 0)
        {
            value = value with { Status = value.Status with { Phase = "Active" } };
        }

        var name = value.Metadata.Name;
        return name.Length == 0 || value.Metadata.Labels.GetValueOrDefault(NameLabel) == name
            ? value
            : value with { Metadata = value.Metadata with { Labels = value.Metadata.Labels.With(NameLabel, name) } };
    }

    /// <inheritdoc />
    public override Namespace PrepareForCreate(Namespace value, StrategyContext context) => Default(value with
    {
        Status = new() { Phase = "Active" },
        Spec = value.Spec.Finalizers.Contains(Finalizer) ? value.Spec : value.Spec with { Finalizers = value.Spec.Finalizers.Add(Finalizer) },
    });

    /// <inheritdoc />
    public override Namespace PrepareForUpdate(Namespace value, Namespace old, StrategyContext context) => value with
    {
        Spec = value.Spec with { Finalizers = old.Spec.Finalizers },
        Status = old.Status,
    };

    /// <inheritdoc />
    public override Namespace PrepareForSubresource(Namespace value, Namespace old, StrategyContext context) => context.Subresource == "finalize"
        ? value with { Status = old.Status }
        : base.PrepareForSubresource(value, old, context);

    /// <inheritdoc />
    public override void ValidateCreate(Namespace value, StrategyContext context, FieldErrorList errors) =>
        NamespaceValidation.Finalizers(value, true, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(Namespace value, Namespace old, StrategyContext context, FieldErrorList errors)
    {
        if (context.Subresource == "finalize")
        {
            NamespaceValidation.Finalizers(value, false, errors);
        }
        else
        {
            NamespaceValidation.Status(value, errors);
        }
    }
}
