using Dotnetes.Api.Rbac.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Roles of the whole cluster.</summary>
public sealed class ClusterRoleStrategy : PlainStrategy<ClusterRole>
{
    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => RbacDefaults.Name(name, isPrefix);

    /// <inheritdoc />
    public override void ValidateCreate(ClusterRole value, StrategyContext context, FieldErrorList errors) => Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ClusterRole value, ClusterRole old, StrategyContext context, FieldErrorList errors) => Validate(value, old, errors);

    private static void Validate(ClusterRole value, ClusterRole? old, FieldErrorList errors)
    {
        RbacValidation.Rules(value.Rules, isNamespaced: false, errors);
        RbacValidation.Aggregation(value.AggregationRule, old?.AggregationRule, errors);
    }

    /// <inheritdoc />
    public override ClusterRole Stored(ClusterRole value) => value.Rules.IsEmpty && !value.Rules.IsNull ? value with { Rules = default } : value;
}
