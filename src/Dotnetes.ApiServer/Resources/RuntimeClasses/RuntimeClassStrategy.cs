using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Node.V1;
using Dotnetes.ApiServer.Resources.Core;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.RuntimeClasses;

/// <summary>Runtime classes.</summary>
public sealed class RuntimeClassStrategy : ResourceStrategy<RuntimeClass>
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.Usual with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Handler", "The handler in the container runtime."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(RuntimeClass value, DateTimeOffset now) => [TableCell.Text(value.Handler), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override RuntimeClass Default(RuntimeClass value)
    {
        if (value.Overhead is not { } overhead)
        {
            return value;
        }

        var amounts = Quantities.RoundUp(overhead.PodFixed);
        return amounts == overhead.PodFixed ? value : value with { Overhead = overhead with { PodFixed = amounts } };
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(RuntimeClass value, RuntimeClass? old)
    {
        foreach (var label in value.Scheduling?.NodeSelector.Keys ?? [])
        {
            if (NodeLabelWarnings.Of(label) is { } text)
            {
                yield return $"scheduling.nodeSelector: {text}";
            }
        }
    }

    /// <inheritdoc />
    public override void ValidateCreate(RuntimeClass value, StrategyContext context, FieldErrorList errors) =>
        RuntimeClassValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(RuntimeClass value, RuntimeClass old, StrategyContext context, FieldErrorList errors)
    {
        RuntimeClassValidation.Validate(value, errors);
        errors.Immutable(FieldPath.Of("handler"), value.Handler, old.Handler);
    }
}
