"""The names of currencies; apart from the patterns of figures, which take longer to make than a name to look up."""

__all__ = ["CODE_OF", "CURRENCIES", "MONEY", "SHARED"]

CURRENCIES = {
    "VND": ("đồng", "đ", "₫", "vnđ", "dong", "dongs"),
    "EUR": ("€", "euro", "euros", "ơ-rô"),
    "USD": ("us$", "usd$", "đô la mỹ", "us dollar", "us dollars", "u.s. dollars", "dollars américains",
            "dólares estadounidenses", "dólares americanos", "dólares de estados unidos"),
    "GBP": ("£", "bảng anh", "pound sterling", "pounds sterling", "livres sterling", "libras esterlinas"),
    "CZK": ("kč", "czech crown", "czech crowns", "czech koruna", "czech korunas"),
    "CNY": ("rmb", "yuan", "yuans", "yuanes", "nhân dân tệ"),
    "JPY": ("yen", "yens", "yenes", "yên", "yên nhật"),
    "KRW": ("₩", "won", "wons"),
    "RUB": ("₽", "ruble", "rubles", "roubles", "rublos", "rúp"),
    "THB": ("฿", "baht", "bahts"),
    "INR": ("₹", "indian rupees", "roupies indiennes", "rupias indias"),
    "AUD": ("a$", "au$", "australian dollars"),
    "CAD": ("c$", "ca$", "canadian dollars"),
    "SGD": ("s$",),
    "HKD": ("hk$", "hong kong dollars"),
    "NZD": ("nz$", "new zealand dollars"),
    "MXN": ("mex$", "mexican pesos", "pesos mexicanos", "peso mexicain"),
    "COP": ("colombian pesos", "pesos colombianos", "pesos colombiens"),
    "CLP": ("chilean pesos", "pesos chilenos", "pesos chiliens"),
    "ARS": ("argentine pesos", "pesos argentinos", "pesos argentins"),
    "PHP": ("₱", "philippine pesos"),
    "PEN": ("soles", "nuevos soles"),
    "BRL": ("r$", "brazilian reais", "reales brasileños", "réaux brésiliens"),
    "MAD": ("moroccan dirhams", "dirhams marocains"),
    "TRY": ("₺", "turkish lira", "turkish liras"),
    "IDR": ("rupiah",),
    "PLN": ("zł", "zloty", "zlotys", "złoty"),
    "SEK": ("swedish kronor", "swedish crowns"),
    "NOK": ("norwegian kroner", "norwegian crowns"),
    "DKK": ("danish kroner", "danish crowns"),
    "CHF": ("francs suisses", "swiss francs", "francos suizos"),
    "XOF": ("fcfa", "f cfa", "francs cfa"),
}  # fmt: skip
"""Names of currencies that are of one country or union alone; three capital letters are a code of ISO 4217."""
SHARED = ("$", "¥", "kr", "dollar", "dollars", "dólares", "đô la", "peso", "pesos", "franc", "francs", "francos",
          "crown", "crowns", "couronnes", "coronas", "pound", "pounds", "livres", "libras", "rupee", "rupees", "dinar",
          "dinars", "dirham", "dirhams", "riyal", "riyals", "real", "reais")  # fmt: skip
"""Names of the currencies of several countries."""
CODE_OF = {word: code for code, words in CURRENCIES.items() for word in (*words, code.lower())}
MONEY = (*CODE_OF, *SHARED)
"""All names of currencies."""
