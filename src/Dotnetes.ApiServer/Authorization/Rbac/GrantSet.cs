namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>What one subject is granted in one scope. Changed under the lock of the index; read without any.</summary>
internal sealed class GrantSet
{
    private readonly Dictionary<BindingKey, Grant> _grants = [];
    private volatile GrantView? _view;

    /// <summary>The grants as decisions need them; null after a change, until the index makes it anew.</summary>
    public GrantView? View => _view;

    /// <summary>Whether nothing is granted.</summary>
    public bool IsEmpty => _grants.Count == 0;

    /// <summary>Adds a grant.</summary>
    public void Add(Grant grant)
    {
        if (_grants.TryAdd(grant.Binding, grant))
        {
            grant.Role.Sets[this] = grant.Role.Sets.GetValueOrDefault(this) + 1;
            _view = null;
        }
    }

    /// <summary>Takes the grant of a binding away.</summary>
    public void Remove(BindingKey binding)
    {
        if (!_grants.Remove(binding, out var grant))
        {
            return;
        }

        var uses = grant.Role.Sets[this] - 1;
        if (uses > 0)
        {
            grant.Role.Sets[this] = uses;
        }
        else
        {
            grant.Role.Sets.Remove(this);
        }

        _view = null;
    }

    /// <summary>Forgets what was made of the grants, because a role changed.</summary>
    public void Invalidate() => _view = null;

    /// <summary>Makes the view if it is not there.</summary>
    public GrantView Build() => _view ??= GrantView.Of(_grants.Values);
}
