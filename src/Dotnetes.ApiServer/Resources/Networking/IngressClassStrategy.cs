using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Ingress classes.</summary>
public sealed class IngressClassStrategy : ResourceStrategy<IngressClass>
{
    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Name, TableColumn.Text("Controller", "Who serves it."), TableColumn.Text("Parameters", "The object with its parameters."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(IngressClass value, DateTimeOffset now)
    {
        var isDefault = value.Metadata.Annotations.GetValueOrDefault("ingressclass.kubernetes.io/is-default-class") == "true";
        return
        [
            TableCell.Text(isDefault ? value.Metadata.Name + " (default)" : value.Metadata.Name),
            TableCell.Text(value.Spec.Controller),
            TableCell.Text(value.Spec.Parameters is { } p ? $"{p.Kind}{(p.ApiGroup is { } group ? "." + group : "")}/{p.Name}" : TableCell.None),
            TableCell.Age(value.Metadata, now),
        ];
    }

    /// <inheritdoc />
    public override IngressClass Default(IngressClass value) =>
        value.Spec.Parameters is { Scope: null } parameters ? value with { Spec = value.Spec with { Parameters = parameters with { Scope = "Cluster" } } } : value;

    /// <inheritdoc />
    public override bool ChangesGeneration(IngressClass value, IngressClass old) => value.Spec != old.Spec;

    /// <inheritdoc />
    public override void ValidateCreate(IngressClass value, StrategyContext context, FieldErrorList errors) =>
        IngressClassValidation.Validate(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(IngressClass value, IngressClass old, StrategyContext context, FieldErrorList errors)
    {
        errors.Immutable(FieldPath.Of("spec", "controller"), value.Spec.Controller, old.Spec.Controller);
        IngressClassValidation.Validate(value.Spec, errors);
    }
}
