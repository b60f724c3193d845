using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>A user or a group in a namespace, or in the whole cluster: what grants are found by. Service accounts are users by the name that their tokens carry.</summary>
internal readonly struct SubjectKey : IEquatable<SubjectKey>
{
    private readonly string _name;
    private readonly string _namespace;
    private readonly int _hash;
    private readonly bool _isGroup;

    private SubjectKey(bool isGroup, string name, int nameHash, string ns)
    {
        _isGroup = isGroup;
        _name = name;
        _namespace = ns;
        NameHash = nameHash;
        _hash = (((nameHash * 31) + ns.GetHashCode(StringComparison.Ordinal)) * 2) + (isGroup ? 1 : 0);
    }

    /// <summary>The hash of the name alone, for the same subject elsewhere.</summary>
    public int NameHash { get; }

    /// <summary>A user.</summary>
    public static SubjectKey User(string name, string ns) => new(false, name, name.GetHashCode(StringComparison.Ordinal), ns);

    /// <summary>A group.</summary>
    public static SubjectKey Group(string name, string ns) => new(true, name, name.GetHashCode(StringComparison.Ordinal), ns);

    /// <summary>Whom a subject of a binding means; null when it means nobody.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="ns">The namespace of the binding; empty for the whole cluster.</param>
    public static SubjectKey? Of(Subject subject, string ns)
    {
        switch (subject.Kind)
        {
            case "User":
                return User(subject.Name, ns);
            case "Group":
                return Group(subject.Name, ns);
            case "ServiceAccount":
                var home = subject.Namespace.Length > 0 ? subject.Namespace : ns;
                return home.Length == 0 ? null : User($"system:serviceaccount:{home}:{subject.Name}", ns);
            default:
                return null;
        }
    }

    /// <summary>The same subject in another scope.</summary>
    public SubjectKey In(string ns) => new(_isGroup, _name, NameHash, ns);

    /// <inheritdoc/>
    public bool Equals(SubjectKey other) => _hash == other._hash && _isGroup == other._isGroup && _name == other._name && _namespace == other._namespace;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SubjectKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
