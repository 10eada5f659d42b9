from heard.cli.main import main

main()
