using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>A user or a group: what grants are found by in a namespace, or in the whole cluster. Service accounts are users by the name that their tokens carry.</summary>
internal readonly struct SubjectKey : IEquatable<SubjectKey>
{
    private readonly string _name;
    private readonly int _hash;
    private readonly bool _isGroup;

    private SubjectKey(bool isGroup, string name)
    {
        _isGroup = isGroup;
        _name = name;
        _hash = (name.GetHashCode(StringComparison.Ordinal) * 2) + (isGroup ? 1 : 0);
    }

    /// <summary>A user.</summary>
    public static SubjectKey User(string name) => new(false, name);

    /// <summary>A group.</summary>
    public static SubjectKey Group(string name) => new(true, name);

    /// <summary>Whom a subject of a binding means; null when it means nobody.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="ns">The namespace of the binding; empty for the whole cluster.</param>
    public static SubjectKey? Of(Subject subject, string ns)
    {
        switch (subject.Kind)
        {
            case "User":
                return User(subject.Name);
            case "Group":
                return Group(subject.Name);
            case "ServiceAccount":
                var home = subject.Namespace.Length > 0 ? subject.Namespace : ns;
                return home.Length == 0 ? null : User($"system:serviceaccount:{home}:{subject.Name}");
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public bool Equals(SubjectKey other) => _hash == other._hash && _isGroup == other._isGroup && _name == other._name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SubjectKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
