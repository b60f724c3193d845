using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>Mutating admission policies.</summary>
public sealed class MutatingAdmissionPolicyStrategy : ResourceStrategy<MutatingAdmissionPolicy>
{
    /// <summary>How policies are stored.</summary>
    public static ResourceConversion Conversion { get; } = ResourceConversion.SameShape<MutatingAdmissionPolicy, Api.AdmissionRegistration.V1Beta1.MutatingAdmissionPolicy>();

    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.WholeAgain with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Number("Mutations", "How many mutations it has."), TableColumn.Text("ParamKind", "The kind of its parameters."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(MutatingAdmissionPolicy value, DateTimeOffset now) =>
        [TableCell.Number(value.Spec.Mutations.Count), AdmissionDefaults.ParamKind(value.Spec.ParamKind), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override MutatingAdmissionPolicy Default(MutatingAdmissionPolicy value)
    {
        var match = AdmissionDefaults.Match(value.Spec.MatchConstraints);
        return value.Spec.FailurePolicy is not null && ReferenceEquals(match, value.Spec.MatchConstraints)
            ? value
            : value with { Spec = value.Spec with { FailurePolicy = value.Spec.FailurePolicy ?? "Fail", MatchConstraints = match } };
    }

    /// <inheritdoc />
    public override bool ChangesGeneration(MutatingAdmissionPolicy value, MutatingAdmissionPolicy old) => value.Spec != old.Spec;

    /// <inheritdoc />
    public override void ValidateCreate(MutatingAdmissionPolicy value, StrategyContext context, FieldErrorList errors)
    {
        AdmissionPolicyValidation.Validate(value, errors);
        AdmissionExpressions.Check(value, errors);
    }

    /// <inheritdoc />
    public override void ValidateUpdate(MutatingAdmissionPolicy value, MutatingAdmissionPolicy old, StrategyContext context, FieldErrorList errors)
    {
        AdmissionPolicyValidation.Validate(value, errors);
        AdmissionExpressions.Check(value, errors);
    }
}
