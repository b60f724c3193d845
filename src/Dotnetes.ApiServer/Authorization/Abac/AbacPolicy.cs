using Dotnetes.Api.Config.Abac.V1Beta1;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization.Abac;

/// <summary>A line of a policy file.</summary>
/// <param name="Spec">What it says.</param>
public sealed record AbacPolicy(PolicySpec Spec)
{
    /// <summary>Whether the line is about a user. One that names neither user nor group is about nobody.</summary>
    public bool Concerns(UserInfo user) =>
        (Spec.User.Length > 0 || Spec.Group.Length > 0)
        && (Spec.User.Length == 0 || Spec.User == "*" || Spec.User == user.Name)
        && (Spec.Group.Length == 0 || Spec.Group == "*" || user.Groups.Contains(Spec.Group));

    /// <summary>Whether the line allows a request.</summary>
    public bool Allows(AuthorizationAttributes attributes) =>
        Concerns(attributes.User)
        && (!Spec.Readonly || attributes.IsReadOnly)
        && (attributes.IsResource ? AllowsResource(attributes) : AllowsPath(attributes.Path));

    private bool AllowsResource(AuthorizationAttributes attributes) =>
        Matches(Spec.Namespace, attributes.Namespace) && Matches(Spec.Resource, attributes.Resource) && Matches(Spec.ApiGroup, attributes.Group);

    private bool AllowsPath(string path) =>
        Matches(Spec.NonResourcePath, path)
        || (Spec.NonResourcePath.EndsWith('*') && path.StartsWith(Spec.NonResourcePath.TrimEnd('*'), StringComparison.Ordinal));

    private static bool Matches(string wanted, string value) => wanted == "*" || wanted == value;
}
