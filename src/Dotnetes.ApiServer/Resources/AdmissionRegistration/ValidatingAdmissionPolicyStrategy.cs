using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>Validating admission policies.</summary>
public sealed class ValidatingAdmissionPolicyStrategy() : StatusStrategy<ValidatingAdmissionPolicy, ValidatingAdmissionPolicySpec, ValidatingAdmissionPolicyStatus>(
    p => p.Spec,
    (p, s) => p with { Spec = s },
    p => p.Status,
    (p, s) => p with { Status = s },
    ValidatingAdmissionPolicyStatus.Empty,
    countsGenerations: true)
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.WholeAgain with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Number("Validations", "How many validations it has."), TableColumn.Text("ParamKind", "The kind of its parameters."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ValidatingAdmissionPolicy value, DateTimeOffset now) =>
        [TableCell.Number(value.Spec.Validations.Count), AdmissionDefaults.ParamKind(value.Spec.ParamKind), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ValidatingAdmissionPolicy Default(ValidatingAdmissionPolicy value)
    {
        var match = AdmissionDefaults.Match(value.Spec.MatchConstraints);
        return value.Spec.FailurePolicy is not null && ReferenceEquals(match, value.Spec.MatchConstraints)
            ? value
            : value with { Spec = value.Spec with { FailurePolicy = value.Spec.FailurePolicy ?? "Fail", MatchConstraints = match } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(ValidatingAdmissionPolicy value, StrategyContext context, FieldErrorList errors)
    {
        AdmissionPolicyValidation.Validate(value, errors);
        AdmissionExpressions.Check(value, errors);
    }

    /// <inheritdoc />
    public override void ValidateUpdate(ValidatingAdmissionPolicy value, ValidatingAdmissionPolicy old, StrategyContext context, FieldErrorList errors)
    {
        AdmissionPolicyValidation.Validate(value, errors);
        AdmissionExpressions.Check(value, errors);
    }

    /// <inheritdoc />
    public override void ValidateSubresource(ValidatingAdmissionPolicy value, ValidatingAdmissionPolicy old, StrategyContext context, FieldErrorList errors) => AdmissionPolicyValidation.Status(value.Status, errors);
}
