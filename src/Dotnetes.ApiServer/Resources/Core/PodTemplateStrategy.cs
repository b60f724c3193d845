using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Pod templates that stand alone.</summary>
public sealed class PodTemplateStrategy : ResourceStrategy<PodTemplate>
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Containers", "The names of the containers."),
        TableColumn.Text("Images", "The images of the containers."),
        TableColumn.Text("Pod Labels", "The labels of its pods."),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(PodTemplate value, DateTimeOffset now) =>
    [
        TableCell.ContainerNames(value.Template.Spec.Containers),
        TableCell.ContainerImages(value.Template.Spec.Containers),
        TableCell.Labels(value.Template.Metadata.Labels),
    ];

    /// <inheritdoc />
    public override PodTemplate Default(PodTemplate value)
    {
        var template = PodDefaults.Apply(value.Template);
        return ReferenceEquals(template, value.Template) ? value : value with { Template = template };
    }

    /// <inheritdoc />
    public override bool ChangesGeneration(PodTemplate value, PodTemplate old) => value.Template != old.Template;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(PodTemplate value, PodTemplate? old) =>
        old is null || value.Template != old.Template ? PodWarnings.Template(FieldPath.Of("template"), value.Template) : [];

    /// <inheritdoc />
    public override void ValidateCreate(PodTemplate value, StrategyContext context, FieldErrorList errors) =>
        PodValidation.Template(value.Template, FieldPath.Of("template"), errors);

    /// <inheritdoc />
    public override void ValidateUpdate(PodTemplate value, PodTemplate old, StrategyContext context, FieldErrorList errors) =>
        PodValidation.Template(value.Template, FieldPath.Of("template"), errors);

    /// <inheritdoc />
    public override PodTemplate PrepareForCreate(PodTemplate value, StrategyContext context) => Drop(value);

    /// <inheritdoc />
    public override PodTemplate PrepareForUpdate(PodTemplate value, PodTemplate old, StrategyContext context) => Drop(value);

    private static PodTemplate Drop(PodTemplate value) =>
        DisabledFields.Drop(value.Template) is var template && ReferenceEquals(template, value.Template) ? value : value with { Template = template };
}
