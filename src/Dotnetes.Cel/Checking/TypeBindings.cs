using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Checking;

// What the checker has found out about type parameters.
internal sealed class TypeBindings
{
    private readonly Dictionary<string, CelType> _bound = new(StringComparer.Ordinal);
    private readonly List<string> _trail = [];
    private int _next;

    public CelType Fresh() => CelType.ParameterOf($"_var{_next++}");

    // How much is known now, to go back to.
    public int Save() => _trail.Count;

    public void Restore(int saved)
    {
        while (_trail.Count > saved)
        {
            _bound.Remove(_trail[^1]);
            _trail.RemoveAt(_trail.Count - 1);
        }
    }

    // The declared types with parameters of their own for one use.
    public CelType Instantiate(CelType type, Dictionary<string, CelType> fresh)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            if (!fresh.TryGetValue(type.Name, out var own))
            {
                fresh[type.Name] = own = Fresh();
            }

            return own;
        }

        return type.Parameters.Count == 0 ? type : type.WithParameters([.. type.Parameters.Select(p => Instantiate(p, fresh))]);
    }

    // The type with what is known put in; unknown parameters stay, or become dyn.
    public CelType Substitute(CelType type, bool isFinal)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            return _bound.TryGetValue(type.Name, out var bound) ? Substitute(bound, isFinal) : isFinal ? CelType.Dyn : type;
        }

        return type.Parameters.Count == 0 ? type : type.WithParameters([.. type.Parameters.Select(p => Substitute(p, isFinal))]);
    }

    public CelType Resolve(CelType type)
    {
        while (type.Kind == CelTypeKind.Parameter && _bound.TryGetValue(type.Name, out var bound))
        {
            type = bound;
        }

        return type;
    }

    // Whether a value of one type can stand where the other is wanted. What that says about parameters is kept only when it can.
    public bool IsAssignable(CelType from, CelType to)
    {
        var saved = Save();
        if (Unify(from, to))
        {
            return true;
        }

        Restore(saved);
        return false;
    }

    private bool Unify(CelType from, CelType to)
    {
        from = Resolve(from);
        to = Resolve(to);
        if (to.Kind == CelTypeKind.Parameter || from.Kind == CelTypeKind.Parameter)
        {
            return Bind(from, to);
        }

        if (from.IsAnything || to.IsAnything)
        {
            return true;
        }

        if (from.Kind == CelTypeKind.Null || to.Kind == CelTypeKind.Null)
        {
            return IsNullable(from.Kind) && IsNullable(to.Kind);
        }

        if (from.Kind != to.Kind)
        {
            return false;
        }

        if (from.Kind == CelTypeKind.Type)
        {
            return true;
        }

        if (from.Kind is CelTypeKind.Opaque or CelTypeKind.Object && from.Name != to.Name)
        {
            return false;
        }

        for (var i = 0; i < Math.Min(from.Parameters.Count, to.Parameters.Count); i++)
        {
            if (!Unify(from.Parameters[i], to.Parameters[i]))
            {
                return false;
            }
        }

        return from.Parameters.Count == to.Parameters.Count;
    }

    private static bool IsNullable(CelTypeKind kind) =>
        kind is CelTypeKind.Null or CelTypeKind.Object or CelTypeKind.Opaque or CelTypeKind.Timestamp or CelTypeKind.Duration;

    private bool Bind(CelType from, CelType to)
    {
        var (parameter, other) = to.Kind == CelTypeKind.Parameter ? (to, from) : (from, to);
        if (parameter.Equals(other))
        {
            return true;
        }

        if (Occurs(parameter, other))
        {
            return false;
        }

        // It was not bound before, as both sides are resolved.
        _bound[parameter.Name] = other;
        _trail.Add(parameter.Name);
        return true;
    }

    private bool Occurs(CelType parameter, CelType type)
    {
        type = Resolve(type);
        return type.Equals(parameter) || type.Parameters.Any(p => Occurs(parameter, p));
    }
}
