using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>One role for one subject by one binding.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Role">The role.</param>
/// <param name="Subject">The subject, as the binding names it.</param>
internal sealed record Grant(BindingKey Binding, RoleEntry Role, Subject Subject)
{
    private string? _reason;

    /// <summary>Why something is allowed, in upstream's words.</summary>
    public string Reason => _reason ??= $"RBAC: allowed by {DescribeBinding()} of {Role.Key.Kind} {GoText.Quote(Role.Key.Name)} to {DescribeSubject()}";

    private string DescribeBinding() => Binding.Namespace.Length == 0
        ? $"ClusterRoleBinding {GoText.Quote(Binding.Name)}"
        : $"RoleBinding {GoText.Quote($"{Binding.Name}/{Binding.Namespace}")}";

    private string DescribeSubject() => Subject.Kind == "ServiceAccount"
        ? $"{Subject.Kind} {GoText.Quote($"{Subject.Name}/{(Subject.Namespace.Length > 0 ? Subject.Namespace : Binding.Namespace)}")}"
        : $"{Subject.Kind} {GoText.Quote(Subject.Name)}";
}
