using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Roles of the whole cluster.</summary>
public sealed class ClusterRoleStrategy : PlainStrategy<ClusterRole>
{
    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => RbacDefaults.Name(name, isPrefix);
}
