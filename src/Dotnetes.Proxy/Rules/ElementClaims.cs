namespace Dotnetes.Proxy.Rules;

/// <summary>Who wants an element, and with which value; where they differ, the first owner by name has its way. Immutable.</summary>
internal sealed class ElementClaims
{
    private readonly string _owner;
    private readonly ElementClaims? _next;

    private ElementClaims(string owner, string value, ElementClaims? next)
    {
        _owner = owner;
        Value = value;
        _next = next;
    }

    public string Value { get; }

    public static ElementClaims With(ElementClaims? claims, string owner, string value) =>
        claims is null || string.CompareOrdinal(owner, claims._owner) < 0 ? new(owner, value, claims)
        : claims._owner == owner ? new(owner, value, claims._next)
        : new(claims._owner, claims.Value, With(claims._next, owner, value));

    public static ElementClaims? Without(ElementClaims? claims, string owner) =>
        claims is null ? null
        : claims._owner == owner ? claims._next
        : new(claims._owner, claims.Value, Without(claims._next, owner));
}
