using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Checking;

// Finds the type of every node and the overloads that calls may come to, and tells what does not fit.
internal sealed partial class Checker(CelEnvironment environment, IssueList issues)
{
    private readonly TypeBindings _bindings = new();
    private readonly List<(string Name, CelType Type)> _scope = [];
    private readonly List<Expression> _checked = [];

    public CelType Check(Expression root)
    {
        Visit(root);
        foreach (var node in _checked)
        {
            node.Type = _bindings.Substitute(node.Type, isFinal: true);
        }

        if (issues.Count == 0)
        {
            CheckElements(root);
        }

        return root.Type;
    }

    private CelType Visit(Expression node)
    {
        node.Type = node switch
        {
            LiteralExpression literal => literal.Value.Type(),
            NameExpression name => Name(name),
            SelectExpression select => Select(select),
            CallExpression call => Call(call),
            ListExpression list => List(list),
            MapExpression map => Map(map),
            StructExpression s => Struct(s),
            FoldExpression fold => Fold(fold),
            _ => throw new InvalidOperationException($"a node of an unknown kind: {node.GetType().Name}"),
        };
        _checked.Add(node);
        return node.Type;
    }

    private CelType Name(NameExpression node)
    {
        var name = node.Name.TrimStart('.');
        if (name.Length == node.Name.Length && Local(name) is { } local)
        {
            return local;
        }

        if (environment.FindVariable(name) is { } variable)
        {
            return variable;
        }

        if (CelEnvironment.FindType(name) is { } type)
        {
            node.Constant = Values.CelValue.Of(type);
            return CelType.TypeOf(type);
        }

        issues.Add(node.Offset, $"undeclared reference to '{name}' (in container '')");
        return CelType.Error;
    }

    private CelType? Local(string name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name)
            {
                return _scope[i].Type;
            }
        }

        return null;
    }

    private CelType Select(SelectExpression node)
    {
        if (!node.IsTest && Qualified(node) is { } name)
        {
            if (environment.FindVariable(name) is { } variable)
            {
                node.Variable = name;
                return variable;
            }

            if (CelEnvironment.FindType(name) is { } type)
            {
                node.Constant = Values.CelValue.Of(type);
                return CelType.TypeOf(type);
            }
        }

        var field = Field(node.Offset, Visit(node.Operand), node.Field, isOptional: false);
        return node.IsTest ? CelType.Bool : field;
    }

    private CelType Field(int offset, CelType operand, string field, bool isOptional)
    {
        operand = _bindings.Resolve(operand);
        if (operand.IsOptional)
        {
            isOptional = true;
            operand = _bindings.Resolve(operand.Parameters[0]);
        }

        var type = CelType.Error;
        switch (operand.Kind)
        {
            case CelTypeKind.Parameter:
                _bindings.IsAssignable(CelType.Dyn, operand);
                type = CelType.Dyn;
                break;
            case CelTypeKind.Dyn or CelTypeKind.Any:
                type = CelType.Dyn;
                break;
            case CelTypeKind.Error:
                break;
            case CelTypeKind.Map:
                type = operand.Parameters[1];
                break;
            case CelTypeKind.Object when operand.Declaration!.Find(field) is { } found:
                type = found.Type;
                break;
            case CelTypeKind.Object:
                issues.Add(offset, $"undefined field '{field}'");
                break;
            default:
                issues.Add(offset, $"type '{_bindings.Substitute(operand, isFinal: true)}' does not support field selection");
                break;
        }

        return isOptional && type.Kind != CelTypeKind.Error ? CelType.OptionalOf(type) : type;
    }

    // The dotted name that a chain of selections is, unless it starts at a variable.
    private string? Qualified(Expression node) => node switch
    {
        NameExpression name when Local(name.Name) is null => name.Name.TrimStart('.'),
        SelectExpression { IsTest: false } select => Qualified(select.Operand) is { } before ? $"{before}.{select.Field}" : null,
        _ => null,
    };

    private CelType Join(CelType? previous, CelType current)
    {
        if (previous is null)
        {
            return current;
        }

        return !_bindings.IsAssignable(current, previous) ? CelType.Dyn : _bindings.Resolve(current).IsAnything ? current : previous;
    }

    private CelType Final(CelType type) => _bindings.Substitute(type, isFinal: true);

    // What an optional entry puts in.
    private CelType Unwrapped(Expression value, CelType type, bool isOptional)
    {
        if (!isOptional)
        {
            return type;
        }

        var inner = _bindings.Fresh();
        if (_bindings.IsAssignable(type, CelType.OptionalOf(inner)))
        {
            return inner;
        }

        issues.Add(value.Offset, $"expected type '{CelType.OptionalOf(CelType.Dyn)}' but found '{Final(type)}'");
        return CelType.Error;
    }

    private CelType List(ListExpression node)
    {
        CelType? element = null;
        for (var i = 0; i < node.Items.Length; i++)
        {
            var type = Unwrapped(node.Items[i], Visit(node.Items[i]), node.IsOptional[i]);
            element = Join(element, type);
        }

        return CelType.ListOf(element ?? _bindings.Fresh());
    }

    private CelType Map(MapExpression node)
    {
        CelType? key = null;
        CelType? value = null;
        foreach (var entry in node.Entries)
        {
            key = Join(key, Visit(entry.Key));
            value = Join(value, Unwrapped(entry.Value, Visit(entry.Value), entry.IsOptional));
        }

        return CelType.MapOf(key ?? _bindings.Fresh(), value ?? _bindings.Fresh());
    }

    private CelType Struct(StructExpression node)
    {
        var type = environment.FindObject(node.Name.TrimStart('.'));
        if (type is null)
        {
            issues.Add(node.Offset, $"undeclared reference to '{node.Name.TrimStart('.')}' (in container '')");
        }

        foreach (var entry in node.Entries)
        {
            var value = Unwrapped(entry.Value, Visit(entry.Value), entry.IsOptional);
            if (type?.Declaration is not { } declaration)
            {
                continue;
            }

            if (declaration.Find(entry.Field) is not { } field)
            {
                issues.Add(entry.Offset, $"undefined field '{entry.Field}'");
            }
            else if (!_bindings.IsAssignable(value, field.Type))
            {
                issues.Add(entry.Offset, $"expected type of field '{entry.Field}' is '{field.Type}' but provided type is '{Final(value)}'");
            }
        }

        return type ?? CelType.Error;
    }
}
