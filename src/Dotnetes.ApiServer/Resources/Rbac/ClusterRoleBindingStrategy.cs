using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Bindings of roles for the whole cluster.</summary>
public sealed class ClusterRoleBindingStrategy : ResourceStrategy<ClusterRoleBinding>
{
    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => BindingTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ClusterRoleBinding value, DateTimeOffset now) => BindingTable.Row(value.Metadata, value.RoleRef, value.Subjects, now);

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => RbacDefaults.Name(name, isPrefix);

    /// <inheritdoc />
    public override ClusterRoleBinding Default(ClusterRoleBinding value)
    {
        var role = RbacDefaults.Role(value.RoleRef);
        var subjects = value.Subjects.Rewrite(RbacDefaults.Subject);
        return ReferenceEquals(role, value.RoleRef) && subjects.IsSame(value.Subjects) ? value : value with { RoleRef = role, Subjects = subjects };
    }

    /// <inheritdoc />
    public override void ValidateCreate(ClusterRoleBinding value, StrategyContext context, FieldErrorList errors) =>
        RbacValidation.Binding(value.RoleRef, value.Subjects, isNamespaced: false, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ClusterRoleBinding value, ClusterRoleBinding old, StrategyContext context, FieldErrorList errors)
    {
        RbacValidation.Binding(value.RoleRef, value.Subjects, isNamespaced: false, errors);
        RbacValidation.SameRole(value.RoleRef, old.RoleRef, errors);
    }
}
