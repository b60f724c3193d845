using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Roles inside a namespace.</summary>
public sealed class RoleStrategy : PlainStrategy<Role>
{
    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => RbacDefaults.Name(name, isPrefix);
}
