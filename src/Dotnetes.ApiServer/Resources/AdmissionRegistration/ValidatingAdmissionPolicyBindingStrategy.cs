using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>Bindings of validating admission policies.</summary>
public sealed class ValidatingAdmissionPolicyBindingStrategy : ResourceStrategy<ValidatingAdmissionPolicyBinding>
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.WholeAgain with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Text("PolicyName", "The policy that it puts to work."), TableColumn.Text("ParamRef", "Its parameters."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ValidatingAdmissionPolicyBinding value, DateTimeOffset now) =>
        [TableCell.Text(value.Spec.PolicyName), AdmissionDefaults.ParamRef(value.Spec.ParamRef), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ValidatingAdmissionPolicyBinding Default(ValidatingAdmissionPolicyBinding value)
    {
        var match = AdmissionDefaults.Match(value.Spec.MatchResources);
        return ReferenceEquals(match, value.Spec.MatchResources) ? value : value with { Spec = value.Spec with { MatchResources = match } };
    }

    /// <inheritdoc />
    public override bool ChangesGeneration(ValidatingAdmissionPolicyBinding value, ValidatingAdmissionPolicyBinding old) => value.Spec != old.Spec;

    /// <inheritdoc />
    public override void ValidateCreate(ValidatingAdmissionPolicyBinding value, StrategyContext context, FieldErrorList errors) => AdmissionPolicyValidation.Validate(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ValidatingAdmissionPolicyBinding value, ValidatingAdmissionPolicyBinding old, StrategyContext context, FieldErrorList errors) => AdmissionPolicyValidation.Validate(value.Spec, errors);
}
