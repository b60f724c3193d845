using Dotnetes.Api.Rbac.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Roles inside a namespace.</summary>
public sealed class RoleStrategy : PlainStrategy<Role>
{
    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => RbacDefaults.Name(name, isPrefix);

    /// <inheritdoc />
    public override void ValidateCreate(Role value, StrategyContext context, FieldErrorList errors) => RbacValidation.Rules(value.Rules, isNamespaced: true, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Role value, Role old, StrategyContext context, FieldErrorList errors) => RbacValidation.Rules(value.Rules, isNamespaced: true, errors);

    /// <inheritdoc />
    public override Role Stored(Role value) => value.Rules.IsEmpty && !value.Rules.IsNull ? value with { Rules = default } : value;
}
